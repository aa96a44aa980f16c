package marshal.model.fit;

/**
 * The penalised log-likelihood of one stream with its derivatives in closed form.
 *
 * <p>Coefficients: one log level per area, then the shared ones: the areas' mean level (used by the
 * pooling only), the covariates' coefficients, log lambda, log phi, log psi. A cell's mean is
 *
 * <pre>mu = exp(level + covariates) + lambda own + phi near</pre>
 *
 * and its log-likelihood, written so that psi may go to 0 (the Poisson limit),
 *
 * <pre>sum_{k&lt;y} log(1 + psi k) - log y! + y log mu - (y + 1/psi) log(1 + psi mu)</pre>
 */
final class DemandObjective {
  static final int MEAN_LEVEL = 0;
  static final int FIRST_COVARIATE = 1;

  /** Below this psi mu the psi derivatives come from a series: the closed form cancels. */
  private static final double SERIES_LIMIT = 0.02;

  private static final int SERIES_TERMS = 9;

  final int areas;
  final int shared;
  final int logLambda;
  final int logPhi;
  final int logPsi;

  private final FitDesign design;
  private final double[] priorMean; // [shared]
  private final double[] priorPrecision; // [shared]
  private final boolean pooled;
  private double areaPrecision;

  private final double[] level; // exp(log level), [area]

  DemandObjective(FitDesign design, double[] priorMean, double[] priorPrecision, boolean pooled) {
    this.design = design;
    this.priorMean = priorMean;
    this.priorPrecision = priorPrecision;
    this.pooled = pooled;
    areas = design.areas;
    logLambda = FIRST_COVARIATE + design.covariates;
    logPhi = logLambda + 1;
    logPsi = logPhi + 1;
    shared = logPsi + 1;
    level = new double[areas];
  }

  /** Sets the standard deviation of the area levels around their mean. */
  void pool(double spread) {
    areaPrecision = 1 / (spread * spread);
  }

  boolean hasPrior(int index) {
    return index < areas ? pooled : priorPrecision[index - areas] > 0;
  }

  /** By how much two values may differ from rounding alone: large sums cancel in them. */
  double rounding(double value) {
    return 1e-14 * (Math.abs(value) + design.logFactorials);
  }

  void evaluate(double[] theta, Evaluation out) {
    out.clear();
    addCells(theta, out);
    out.value = out.logLikelihood;
    addPriors(theta, out);
  }

  private void addCells(double[] theta, Evaluation out) {
    final int n = areas;
    final int p = shared;
    final int covariates = design.covariates;
    final double lambda = Math.exp(theta[n + logLambda]);
    final double phi = Math.exp(theta[n + logPhi]);
    final double psi = Math.exp(theta[n + logPsi]);
    final double size = 1 / psi;
    for (int i = 0; i < n; i++) {
      level[i] = Math.exp(theta[i]);
    }
    double value = addCountSums(psi, out, n + logPsi);
    double psiGradient = 0;
    double psiCurvature = 0;
    double gradLambda = 0;
    double gradPhi = 0;
    double cLambdaLambda = 0;
    double cLambdaPhi = 0;
    double cPhiPhi = 0;
    double cLambdaPsi = 0;
    double cPhiPsi = 0;
    double scaleLambda = 0;
    double scalePhi = 0;
    for (int t = 0; t < design.terms; t++) {
      double eta = 0;
      for (int k = 0; k < covariates; k++) {
        eta += design.covariate[t * covariates + k] * theta[n + FIRST_COVARIATE + k];
      }
      double season = Math.exp(eta);
      double rowGradient = 0;
      double rowCurvature = 0;
      double rowLambda = 0;
      double rowPhi = 0;
      double rowPsi = 0;
      double rowScale = 0;
      for (int i = 0; i < n; i++) {
        int cell = t * n + i;
        int y = design.count[cell];
        double nu = level[i] * season;
        double own = lambda * design.own[cell];
        double near = phi * design.near[cell];
        double mu = nu + own + near;
        double x = psi * mu;
        double shrink = 1 / (1 + x);
        double slope; // d h / d x, see below
        double h; // (log(1 + x) - x) / x^2
        double log1x;
        if (x < SERIES_LIMIT) {
          h = 0;
          slope = 0;
          for (int k = SERIES_TERMS; k >= 0; k--) {
            double sign = (k & 1) == 0 ? -1 : 1;
            slope = slope * x + h;
            h = h * x + sign / (k + 2);
          }
          log1x = x + x * x * h;
        } else {
          log1x = Math.log(1 + x);
          h = (log1x - x) / (x * x);
          slope = -(shrink + 2 * h) / x;
        }
        double invMu = 1 / mu;
        value -= log1x * size;
        if (y > 0) {
          value += y * Math.log(mu * shrink);
        }
        double first = (y - mu) * shrink * invMu; // d l / d mu
        double second = psi * (1 + psi * y) * shrink * shrink - y * invMu * invMu;
        double cross = -(y - mu) * shrink * shrink * psi; // d2 l / d mu d log psi
        psiGradient += mu * mu * h + mu * (mu - y) * shrink;
        psiCurvature += mu * mu * mu * slope - mu * mu * (mu - y) * shrink * shrink;
        double information = shrink * invMu; // expected curvature in mu

        double gNu = first * nu;
        double cNu = -(second * nu * nu + gNu);
        double cNuLambda = -second * nu * own;
        double cNuPhi = -second * nu * near;
        double cNuPsi = -cross * nu;
        double sNu = information * nu * nu;
        out.gradient[i] += gNu;
        out.diagonal[i] += cNu;
        out.scale[i] += sNu;
        int row = i * p;
        for (int k = 0; k < covariates; k++) {
          out.border[row + FIRST_COVARIATE + k] += design.covariate[t * covariates + k] * cNu;
        }
        out.border[row + logLambda] += cNuLambda;
        out.border[row + logPhi] += cNuPhi;
        out.border[row + logPsi] += cNuPsi;
        rowGradient += gNu;
        rowCurvature += cNu;
        rowLambda += cNuLambda;
        rowPhi += cNuPhi;
        rowPsi += cNuPsi;
        rowScale += sNu;
        double gOwn = first * own;
        double gNear = first * near;
        gradLambda += gOwn;
        gradPhi += gNear;
        cLambdaLambda -= second * own * own + gOwn;
        cLambdaPhi -= second * own * near;
        cPhiPhi -= second * near * near + gNear;
        cLambdaPsi -= cross * own;
        cPhiPsi -= cross * near;
        scaleLambda += information * own * own;
        scalePhi += information * near * near;
      }
      for (int k = 0; k < covariates; k++) {
        double zk = design.covariate[t * covariates + k];
        int at = FIRST_COVARIATE + k;
        out.gradient[n + at] += zk * rowGradient;
        out.scale[n + at] += zk * zk * rowScale;
        for (int l = 0; l <= k; l++) {
          out.corner[at * p + FIRST_COVARIATE + l] +=
              zk * design.covariate[t * covariates + l] * rowCurvature;
        }
        out.corner[logLambda * p + at] += zk * rowLambda;
        out.corner[logPhi * p + at] += zk * rowPhi;
        out.corner[logPsi * p + at] += zk * rowPsi;
      }
    }
    out.gradient[n + logLambda] += gradLambda;
    out.gradient[n + logPhi] += gradPhi;
    out.corner[logLambda * p + logLambda] += cLambdaLambda;
    out.corner[logPhi * p + logLambda] += cLambdaPhi;
    out.corner[logPhi * p + logPhi] += cPhiPhi;
    out.corner[logPsi * p + logLambda] += cLambdaPsi;
    out.corner[logPsi * p + logPhi] += cPhiPsi;
    out.scale[n + logLambda] += scaleLambda;
    out.scale[n + logPhi] += scalePhi;
    // From psi to log psi.
    double gPsi = psi * (out.gradient[n + logPsi] + psiGradient);
    out.gradient[n + logPsi] = gPsi;
    double curvature = out.corner[logPsi * p + logPsi] - psi * psi * psiCurvature - gPsi;
    out.corner[logPsi * p + logPsi] = curvature;
    out.scale[n + logPsi] = Math.abs(curvature);
    for (int k = 0; k < p; k++) {
      for (int l = 0; l < k; l++) {
        out.corner[l * p + k] = out.corner[k * p + l];
      }
    }
    out.logLikelihood = value - design.logFactorials;
  }

  /** Adds what depends on psi and the counts alone; returns its share of the value. */
  private double addCountSums(double psi, Evaluation out, int psiIndex) {
    double value = 0;
    double gradient = 0;
    double curvature = 0;
    int[] above = design.cellsAbove;
    for (int k = 1; k < above.length; k++) {
      double x = psi * k;
      double ratio = k / (1 + x);
      value += above[k] * Math.log1p(x);
      gradient += above[k] * ratio;
      curvature += above[k] * ratio * ratio;
    }
    out.gradient[psiIndex] = gradient;
    out.corner[logPsi * shared + logPsi] = psi * psi * curvature;
    return value;
  }

  private void addPriors(double[] theta, Evaluation out) {
    double penalty = 0;
    for (int k = 0; k < shared; k++) {
      double precision = priorPrecision[k];
      if (precision > 0) {
        double away = theta[areas + k] - priorMean[k];
        penalty += 0.5 * precision * away * away;
        out.gradient[areas + k] -= precision * away;
        out.corner[k * shared + k] += precision;
        out.scale[areas + k] += precision;
      }
    }
    if (pooled) {
      for (int i = 0; i < areas; i++) {
        double away = theta[i] - theta[areas + MEAN_LEVEL];
        penalty += 0.5 * areaPrecision * away * away;
        out.gradient[i] -= areaPrecision * away;
        out.gradient[areas + MEAN_LEVEL] += areaPrecision * away;
        out.diagonal[i] += areaPrecision;
        out.scale[i] += areaPrecision;
        out.border[i * shared + MEAN_LEVEL] -= areaPrecision;
      }
      out.corner[MEAN_LEVEL * shared + MEAN_LEVEL] += areas * areaPrecision;
      out.scale[areas + MEAN_LEVEL] += areas * areaPrecision;
    }
    out.value -= penalty;
  }
}
