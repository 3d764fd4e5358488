package dev.lamarck.store;

final class LogTableWriterIT extends TableWriterContract {

    @Override
    StoreSettings.Writer writer() {
        return StoreSettings.Writer.LOG;
    }
}
