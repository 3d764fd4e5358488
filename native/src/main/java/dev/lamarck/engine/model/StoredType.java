package dev.lamarck.engine.model;

import dev.lamarck.engine.tensor.DType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The kinds of numbers that a safetensors file may hold, by the names it gives them. */
public enum StoredType {
    F64(8),
    I64(8),
    F32(4),
    I32(4),
    F16(2),
    BF16(2),
    I16(2),
    I8(1),
    U8(1),
    BOOL(1),
    F8_E4M3(1),
    F8_E5M2(1),
    F8_E8M0(1),
    F8_E4M3FNUZ(1),
    F8_E5M2FNUZ(1);

    private final int bytes;

    StoredType(int bytes) {
        this.bytes = bytes;
    }

    static Optional<StoredType> named(String name) {
        return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
    }

    static List<String> names() {
        return Arrays.stream(values()).map(StoredType::name).toList();
    }

    /** How a file names the numbers that the engine computes with. */
    public static StoredType of(DType type) {
        return switch (type) {
            case F32 -> F32;
            case F16 -> F16;
            case BF16 -> BF16;
        };
    }

    /** Of one number. */
    public int bytes() {
        return bytes;
    }

    /** What the engine calls it; empty if it does not compute with such numbers. */
    public Optional<DType> computed() {
        return Arrays.stream(DType.values()).filter(type -> of(type) == this).findFirst();
    }
}
