package io.albreport.local.generator.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** A file of lines, compressed when its name ends in {@code .gz}. The same lines give the same bytes. */
public final class GeneratedFile implements AutoCloseable {
    /** Handing single lines to the compressor would cost a quarter more time. */
    private static final int BUFFER = 1 << 16;

    private final OutputStream file;
    private final boolean compressed;
    private final int linesPerMember;
    private OutputStream member;
    private long lines;

    private GeneratedFile(Path path, int linesPerMember) throws IOException {
        this.file = Files.newOutputStream(path);
        this.compressed = path.toString().endsWith(".gz");
        this.linesPerMember = linesPerMember;
        this.member = newMember();
    }

    /** Makes the folder too. */
    public static GeneratedFile create(Path path) throws IOException {
        return ofMembers(path, Integer.MAX_VALUE);
    }

    /**
     * After so many lines a new gzip member begins, as in compressed files that were joined.
     *
     * @param linesPerMember means nothing to a plain file
     */
    public static GeneratedFile ofMembers(Path path, int linesPerMember) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        return new GeneratedFile(path, linesPerMember);
    }

    public void write(CharSequence line) throws IOException {
        if (compressed && lines > 0 && lines % linesPerMember == 0) {
            member.close();
            member = newMember();
        }
        member.write(line.toString().getBytes(StandardCharsets.UTF_8));
        member.write('\n');
        lines++;
    }

    @Override
    public void close() throws IOException {
        try (file) {
            member.close();
        }
    }

    private OutputStream newMember() throws IOException {
        return new BufferedOutputStream(compressed ? new Member(file) : file, BUFFER);
    }

    /** Closing it ends the member and not the file. */
    private static final class Member extends GZIPOutputStream {
        Member(OutputStream file) throws IOException {
            super(file, BUFFER);
            // The default level would take twice as long for a file that is a fifth smaller.
            def.setLevel(Deflater.BEST_SPEED);
        }

        @Override
        public void close() throws IOException {
            finish();
            def.end();
        }
    }
}
