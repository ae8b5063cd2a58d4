package io.albreport.local;

import java.util.Objects;

import picocli.CommandLine.IVersionProvider;

/** Which code this is. */
final class Version implements IVersionProvider {
    /** Name and version; the version is known once the code is packaged. */
    static final String TEXT = "ALB Report "
            + Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "(not packaged)");

    @Override
    public String[] getVersion() {
        return new String[]{TEXT};
    }
}
