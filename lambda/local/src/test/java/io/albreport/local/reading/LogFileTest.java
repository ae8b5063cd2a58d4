package io.albreport.local.reading;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LogFileTest {
    @Test
    @EnabledOnOs(OS.LINUX)
    void a_file_that_cannot_be_decompressed_is_not_left_open(@TempDir Path folder) throws IOException {
        Path cutOff = Files.write(folder.resolve("cut.log.gz"), new byte[]{0x1f, (byte) 0x8b});
        LogFile log = new LogFile(cutOff.toString(), cutOff, LogFileName.of("cut.log.gz"), 2, true);

        assertThatExceptionOfType(EOFException.class).isThrownBy(log::open);

        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            assertThat(open.filter(file -> Files.exists(file) && isSame(file, cutOff))).isEmpty();
        }
    }

    private static boolean isSame(Path open, Path file) {
        try {
            return Files.isSameFile(open, file);
        } catch (IOException e) {
            return false;
        }
    }
}
