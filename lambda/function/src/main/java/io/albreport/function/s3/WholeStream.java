package io.albreport.function.s3;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

import io.albreport.function.environment.TimeLimit;

/**
 * Fails where the stream ends before its announced length, which the JDK's HTTP client takes for a good end; and where
 * it goes on beyond the {@link TimeLimit}.
 */
public final class WholeStream extends FilterInputStream {
    private final long length;
    private long read;

    /**
     * @param length bytes announced
     */
    public WholeStream(InputStream in, long length) {
        super(in);
        this.length = length;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? -1 : 1);
        return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int most) throws IOException {
        int count = super.read(bytes, offset, most);
        count(count);
        return count;
    }

    @Override
    public long skip(long most) throws IOException {
        long count = super.skip(most);
        read += count;
        return count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(int count) throws IOException {
        read += Math.max(count, 0);
        if (count < 0 && read < length) {
            throw new IOException(String.format(Locale.ROOT, "it ended after %,d of %,d bytes", read, length));
        }
        if (TimeLimit.isOver()) {
            throw new IOException(
                    String.format(Locale.ROOT, "too little time is left after %,d of %,d bytes", read, length));
        }
    }
}
