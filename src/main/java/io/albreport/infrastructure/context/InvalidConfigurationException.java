package io.albreport.infrastructure.context;

/** A setting that is not allowed. The message is one sentence: key, what is allowed, what came, what to do. */
public final class InvalidConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvalidConfigurationException(String message) {
        super(message);
    }
}
