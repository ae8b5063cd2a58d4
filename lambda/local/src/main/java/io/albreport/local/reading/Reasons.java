package io.albreport.local.reading;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.util.zip.ZipException;

/** Why a file could not be read or written, in words for people. */
public final class Reasons {
    private Reasons() {}

    public static String of(IOException e) {
        return switch (e) {
            case FileSystemException other when other.getReason() != null -> other.getReason();
            case FileSystemLoopException _ -> "it is a link to a folder above it";
            case AccessDeniedException _ -> "permission is denied";
            case NoSuchFileException _ -> "it is not there";
            case FileAlreadyExistsException _ -> "a file of that name is in the way";
            case ZipException damage -> "its compressed data is damaged (%s)".formatted(damage.getMessage());
            case EOFException _ -> "it is cut off";
            default -> String.valueOf(e.getMessage());
        };
    }
}
