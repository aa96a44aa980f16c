package marshal.model.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class FitOptionsTest {

  @Test
  void rejectsALagKernelThatDoesNotSumToOne() {
    assertThatThrownBy(() -> FitOptions.DEFAULT.withLagKernel(List.of(0.5, 0.4)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must sum to 1");
    assertThatThrownBy(() -> FitOptions.DEFAULT.withLagKernel(List.of(1.5, -0.5)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 or more");
    assertThatThrownBy(() -> FitOptions.DEFAULT.withLagKernel(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void rejectsNegativeHarmonicsAndNoIterations() {
    assertThatThrownBy(() -> FitOptions.DEFAULT.withHarmonics(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1");
    assertThatThrownBy(() -> FitOptions.DEFAULT.withMaxIterations(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 or more");
  }

  @Test
  void rejectsAPriorWithoutSpread() {
    assertThatThrownBy(() -> new GaussianPrior(0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("above 0");
    assertThatThrownBy(() -> new AreaPooling(0.7, 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void tellsWhetherThereAreAnyPriors() {
    assertThat(DemandPriors.none().isNone()).isTrue();
    assertThat(DemandPriors.monthly().isNone()).isFalse();
    assertThat(DemandPriors.weekly().isNone()).isFalse();
  }
}
