package dev.lamarck.evaluate.python;

import java.nio.ByteBuffer;

/**
 * What the fork server says of an evaluation that has ended.
 *
 * @param status how far it came
 * @param content the outcome as the harness wrote it; nothing if it wrote none
 * @param report what the guardian wrote of the end
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Reply(Status status, byte[] content, byte[] report) {

    /** How far an evaluation came; the letters are those of running.h. */
    enum Status {
        ANSWERED('R'),
        TOO_LATE('T'),
        CANCELLED('C'),
        SILENT('N'),
        FORGED('F'),
        TOO_LARGE('L'),
        NOT_TRIED('U');

        private final char letter;

        Status(char letter) {
            this.letter = letter;
        }

        static Status of(byte letter) {
            for (Status status : values()) {
                if (status.letter == letter) {
                    return status;
                }
            }
            throw new IllegalStateException("The fork server sent the unknown status " + letter);
        }
    }

    static Reply of(byte[] frame) {
        ByteBuffer buffer = ByteBuffer.wrap(frame);
        Status status = Status.of(buffer.get());
        return new Reply(status, Wire.bytes(buffer), Wire.bytes(buffer));
    }
}
