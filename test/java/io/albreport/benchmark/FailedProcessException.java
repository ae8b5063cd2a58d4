package io.albreport.benchmark;

/** A measured process ended badly, or not within minutes. */
final class FailedProcessException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String log;

    FailedProcessException(Class<?> main, LambdaMachine machine, String log) {
        super("%s failed on %s:%n%s".formatted(main.getSimpleName(), machine, log));
        this.log = log;
    }

    /** The first line that it wrote on an error, with where in our code, as far as it said so. */
    String error() {
        String error = log.lines().filter(line -> line.contains("Error") || line.contains("Exception")).findFirst()
                .orElse("no word of an error");
        return log.lines().filter(line -> line.contains("at io.albreport.report.")).findFirst()
                .map(line -> error + line.strip().replaceFirst("^at ", ", in ")).orElse(error);
    }
}
