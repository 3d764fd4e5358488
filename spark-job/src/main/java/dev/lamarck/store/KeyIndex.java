package dev.lamarck.store;

import java.util.Arrays;

/**
 * Where keys are, in little memory: 64 bits of a key and the number of a file, in a table with open addressing. Two keys
 * with the same 64 bits are one here; whoever looks finds a file that does not have the key, which is as good as nothing.
 */
final class KeyIndex {

    private static final int NONE = -1;

    private final int most;
    private long[] keys = new long[1024];
    private int[] files = filled(1024);
    private int size;

    /** An index of so many keys at the most; more are not taken. */
    KeyIndex(int most) {
        this.most = most;
    }

    int size() {
        return size;
    }

    /** Says where a key is, whatever was said before. */
    void put(long key, int file) {
        if (size >= most && find(key) == NONE) {
            return;
        }
        if (size * 2 >= keys.length) {
            grow();
        }
        int place = place(key);
        if (files[place] == NONE) {
            size++;
        }
        keys[place] = key;
        files[place] = file;
    }

    /** The number of the file, or -1. */
    int find(long key) {
        return files[place(key)];
    }

    private int place(long key) {
        int mask = keys.length - 1;
        int place = (int) (key ^ key >>> 32) & mask;
        while (files[place] != NONE && keys[place] != key) {
            place = place + 1 & mask;
        }
        return place;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldFiles = files;
        keys = new long[2 * oldKeys.length];
        files = filled(2 * oldKeys.length);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldFiles[i] != NONE) {
                int place = place(oldKeys[i]);
                keys[place] = oldKeys[i];
                files[place] = oldFiles[i];
            }
        }
    }

    private static int[] filled(int length) {
        int[] files = new int[length];
        Arrays.fill(files, NONE);
        return files;
    }
}
