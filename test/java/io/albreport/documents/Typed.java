package io.albreport.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A command as bash would start it for who pastes a page: with its variables filled in, and with those in functions,
 * loops and substitutions.
 *
 * @param words its name and its arguments
 */
record Typed(Path page, List<String> words) {
    private static final String WORD = "\u001f";
    private static final String COMMAND = "\u001e";

    /**
     * In place of every program: one that only says how it was started, at once, and answers with a one. What is
     * searched for is found every other time, so that a loop which goes on while something is found has one turn.
     */
    private static final String RECORDING = """
            PATH=/nonexistent
            exec 3>&1 1>/dev/null 2>&1 < /dev/null
            searches=0
            command_not_found_handle() {
              local command
              printf -v command '%s\\037' "$@"
              printf '%s\\036' "$command" >&3
              echo 1
            }
            grep() { command_not_found_handle grep "$@"; (( searches++ % 2 == 0 )); }
            """;

    /** Programs by their path, which bash looks for and finds: functions of that name come first. */
    private static final List<String> OF_REPOSITORY = List.of("./alb-report", ".ci/run", ".ci/review", "demo/traffic",
            "test/benchmark", "test/benchmark-function", "test/benchmark-synth");

    /** In all pages. Made once: it starts bash for each. */
    static List<Typed> all() {
        return Pages.TYPED;
    }

    private static List<Typed> in(Markdown page) throws IOException, InterruptedException {
        String functions = String.join("\n",
                OF_REPOSITORY.stream().map(path -> path + "() { command_not_found_handle " + path + " \"$@\"; }")
                        .toList());
        String script = RECORDING + functions + "\n" + String.join("\n", page.commands());
        Process bash = new ProcessBuilder("timeout", "60", "bash", "-c", script).start();
        String said = new String(bash.getInputStream().readAllBytes(), UTF_8);
        assertThat(bash.waitFor()).as("commands of %s end; 124 says that they do not", page.file()).isNotEqualTo(124);
        return Stream.of(said.split(COMMAND)).filter(command -> !command.isEmpty())
                .map(command -> command.substring(0, command.length() - WORD.length()))
                .map(words -> new Typed(page.file(), List.of(words.split(WORD, -1)))).toList();
    }

    String program() {
        return words.getFirst();
    }

    /** The first of its words; fewer if it has fewer. */
    String start(int count) {
        return String.join(" ", words.subList(0, Math.min(count, words.size())));
    }

    List<String> options() {
        return words.stream().filter(word -> word.matches("--?[a-zA-Z][\\w-]*(=.*)?"))
                .map(word -> word.replaceFirst("=.*", "")).toList();
    }

    /** Two that differ in values only are the same. */
    String shape() {
        return start(3) + " " + new TreeSet<>(options());
    }

    private static final class Pages {
        private static final List<Typed> TYPED = Markdown.pages().stream().flatMap(Pages::typed).toList();

        private static Stream<Typed> typed(Markdown page) {
            try {
                return in(page).stream();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
