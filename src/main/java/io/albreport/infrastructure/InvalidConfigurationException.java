package io.albreport.infrastructure;

/** A setting that is not allowed. The message is one sentence: key, what is allowed, what came, what to do. */
final class InvalidConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidConfigurationException(String message) {
        super(message);
    }
}
