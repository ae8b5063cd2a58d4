package io.albreport.function;

import java.util.Objects;

/** Which code this is. */
final class Version {
    /** Name and version; the version is known once the code is packaged. */
    static final String TEXT = "ALB Report "
            + Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "(not packaged)");

    private Version() {}
}
