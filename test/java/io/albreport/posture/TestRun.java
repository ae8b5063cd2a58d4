package io.albreport.posture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

/** Test classes of the infrastructure, run from within a test. */
final class TestRun implements TestExecutionListener {
    private static final String PACKAGE = "io.albreport.infrastructure";

    /** Nobody else is told of tests that are meant to fail. */
    private static final Launcher LAUNCHER = LauncherFactory.create(LauncherConfig.builder()
            .enableTestExecutionListenerAutoRegistration(false).enableLauncherSessionListenerAutoRegistration(false)
            .enablePostDiscoveryFilterAutoRegistration(false).build());

    private final List<String> red = new ArrayList<>();
    private int started;

    private TestRun() {}

    /**
     * The first test that fails.
     *
     * @param tests a class, or {@code class#method}
     */
    static Optional<String> red(String tests) {
        String testClass = tests.replaceFirst("#.*", "");
        String method = tests.substring(testClass.length()).replace("#", "");
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
                .selectors(selectPackage(PACKAGE))
                .filters(ClassNameFilter.includeClassNamePatterns(".*\\." + testClass),
                        EngineFilter.includeEngines("junit-jupiter"),
                        (PostDiscoveryFilter) test -> FilterResult
                                .includedIf(method.isEmpty() || !isOther(test, method)))
                .build();
        TestRun run = new TestRun();
        LAUNCHER.execute(request, run);
        if (run.started == 0) {
            throw new IllegalArgumentException("there is no test " + tests);
        }
        return run.red.stream().findFirst().map(test -> testClass + "." + test);
    }

    private static boolean isOther(TestDescriptor test, String method) {
        return test.getSource().filter(MethodSource.class::isInstance).map(MethodSource.class::cast)
                .filter(source -> !source.getMethodName().equals(method)).isPresent();
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        started += test.isTest() ? 1 : 0;
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() == Status.FAILED) {
            red.add(test.getLegacyReportingName().replaceFirst("\\(.*", "")
                    + result.getThrowable().filter(error -> !(error instanceof AssertionError))
                            .map(error -> ": " + error).orElse(""));
        }
    }
}
