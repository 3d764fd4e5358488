package dev.lamarck.engine.backend.cpu;

/** The operations of the native half. The order is known to native code. */
enum Operation {
    EMBED,
    RMS_NORM,
    LAYER_NORM,
    LINEAR,
    ROTATE,
    KEEP,
    ATTEND,
    ACTIVATE,
    ADD,
    SCORE,
    MERGE,
    NEAREST,
    CLEAR,
    SCATTER,
    DROP,
    ADAPT,
    BACK_LINEAR,
    BACK_NORM,
    BACK_ROTATE,
    BACK_ATTEND,
    BACK_ACTIVATE,
    BACK_SCORE,
    SQUARES,
    ADAM,
    SGD
}
