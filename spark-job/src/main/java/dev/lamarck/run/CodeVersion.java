package dev.lamarck.run;

import java.util.Optional;

/** Which Lamarck this is. */
public final class CodeVersion {

    private CodeVersion() {}

    public static String text() {
        return Optional.ofNullable(CodeVersion.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
