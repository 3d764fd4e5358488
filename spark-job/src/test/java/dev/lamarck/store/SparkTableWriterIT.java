package dev.lamarck.store;

final class SparkTableWriterIT extends TableWriterContract {

    @Override
    StoreSettings.Writer writer() {
        return StoreSettings.Writer.SPARK;
    }
}
