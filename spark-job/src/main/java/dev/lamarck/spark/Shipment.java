package dev.lamarck.spark;

import dev.lamarck.evolve.Member;
import dev.lamarck.evolve.Plan;
import dev.lamarck.genome.Hash128;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The batches of one partition in a few bytes: each parent once, each file once. What a driver sends for a million
 * children stays far below a megabyte a task.
 */
final class Shipment implements Serializable {

    private static final long serialVersionUID = 1L;

    private final byte[] packed;

    private Shipment(byte[] packed) {
        this.packed = packed;
    }

    /** Batches, of which only some slots may still be wanted. */
    record Item(Plan.Batch batch, Set<Integer> only) {}

    static Shipment of(List<Item> items, Places places) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            Map<Member, Integer> parents = new LinkedHashMap<>();
            items.forEach(item -> item.batch()
                    .parents()
                    .forEach(each -> each.forEach(parent -> parents.putIfAbsent(parent, parents.size()))));
            writeParents(out, parents.keySet(), places);
            Map<byte[], Integer> states = new IdentityHashMap<>();
            writeStates(out, items, states);
            out.writeInt(items.size());
            for (Item item : items) {
                out.writeInt(states.getOrDefault(item.batch().state(), 0));
                writeBatch(out, item, parents);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Shipment(bytes.toByteArray());
    }

    private static void writeParents(DataOutputStream out, Set<Member> parents, Places places) throws IOException {
        Map<String, Integer> files = new LinkedHashMap<>();
        parents.forEach(parent -> places.files(parent.birth()).forEach(file -> files.putIfAbsent(file, files.size())));
        out.writeInt(files.size());
        for (String file : files.keySet()) {
            out.writeUTF(file);
        }
        out.writeInt(parents.size());
        for (Member parent : parents) {
            Packing.writeHash(out, parent.id());
            out.writeInt(parent.birth().generation());
            out.writeInt(parent.birth().slot());
            Packing.writeDoubles(out, parent.fitness());
            List<String> here = places.files(parent.birth());
            out.writeInt(here.size());
            for (String file : here) {
                out.writeInt(files.getOrDefault(file, 0));
            }
        }
    }

    /** What operators have learned, once for all batches that need it. */
    private static void writeStates(DataOutputStream out, List<Item> items, Map<byte[], Integer> places)
            throws IOException {
        List<byte[]> states = new ArrayList<>();
        for (Item item : items) {
            byte[] state = item.batch().state();
            if (places.putIfAbsent(state, states.size()) == null) {
                states.add(state);
            }
        }
        out.writeInt(states.size());
        for (byte[] state : states) {
            out.writeInt(state.length);
            out.write(state);
        }
    }

    private static List<byte[]> readStates(DataInputStream in) throws IOException {
        List<byte[]> states = new ArrayList<>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            states.add(in.readNBytes(in.readInt()));
        }
        return states;
    }

    private static void writeBatch(DataOutputStream out, Item item, Map<Member, Integer> parents) throws IOException {
        Plan.Batch batch = item.batch();
        out.writeInt(batch.index());
        out.writeInt(batch.island());
        out.writeInt(batch.operator());
        out.writeInt(batch.firstSlot());
        out.writeInt(batch.size());
        for (List<Member> each : batch.parents()) {
            out.writeInt(each.size());
            for (Member parent : each) {
                out.writeInt(parents.getOrDefault(parent, 0));
            }
        }
        out.writeInt(item.only().size());
        for (int slot : item.only()) {
            out.writeInt(slot);
        }
    }

    /** What was shipped. */
    record Content(List<String> files, List<Order> orders) {}

    Content unpack() {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(packed))) {
            List<String> files = new ArrayList<>();
            int fileCount = in.readInt();
            for (int i = 0; i < fileCount; i++) {
                files.add(in.readUTF());
            }
            List<Order.Spot> spots = readSpots(in);
            List<byte[]> states = readStates(in);
            List<Order> orders = new ArrayList<>();
            int count = in.readInt();
            for (int i = 0; i < count; i++) {
                orders.add(readOrder(in, spots, states));
            }
            return new Content(files, orders);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Order.Spot> readSpots(DataInputStream in) throws IOException {
        int count = in.readInt();
        List<Order.Spot> spots = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Hash128 id = Packing.readHash(in);
            int generation = in.readInt();
            int slot = in.readInt();
            double[] fitness = Packing.readDoubles(in);
            List<Integer> files = new ArrayList<>();
            int fileCount = in.readInt();
            for (int file = 0; file < fileCount; file++) {
                files.add(in.readInt());
            }
            spots.add(new Order.Spot(id, generation, slot, fitness, files));
        }
        return spots;
    }

    private static Order readOrder(DataInputStream in, List<Order.Spot> spots, List<byte[]> states) throws IOException {
        byte[] state = states.get(in.readInt());
        int index = in.readInt();
        int island = in.readInt();
        int operator = in.readInt();
        int firstSlot = in.readInt();
        int size = in.readInt();
        List<List<Order.Spot>> parents = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            int arity = in.readInt();
            List<Order.Spot> each = new ArrayList<>(arity);
            for (int parent = 0; parent < arity; parent++) {
                each.add(spots.get(in.readInt()));
            }
            parents.add(each);
        }
        Set<Integer> only = new TreeSet<>();
        int wanted = in.readInt();
        for (int i = 0; i < wanted; i++) {
            only.add(in.readInt());
        }
        return new Order(index, island, operator, firstSlot, parents, state, only);
    }
}
