import java.util.*;
import org.junit.platform.launcher.*;
import org.junit.platform.launcher.core.*;
import org.junit.platform.launcher.listeners.*;
import static org.junit.platform.engine.discovery.DiscoverySelectors.*;
public class RunTests { public static void main(String[] a){ var b=LauncherDiscoveryRequestBuilder.request(); for(String c:a) b.selectors(c.contains("#")?selectMethod(c):selectClass(c)); var s=new SummaryGeneratingListener(); LauncherFactory.create().execute(b.build(), s); s.getSummary().printFailuresTo(new java.io.PrintWriter(System.out),12); s.getSummary().printTo(new java.io.PrintWriter(System.out)); System.exit(s.getSummary().getTotalFailureCount()>0?1:0);} }
