package dev.lamarck.engine.model;

import dev.lamarck.engine.files.Files;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the weights of a model stand, by what they are for. All are there and have the shape that they should have. */
public final class Weights {
    private final Architecture model;
    private final List<Place> places;
    private final Map<String, Stored> weights = new HashMap<>();
    private final Map<String, Stored> biases = new HashMap<>();
    private final List<String> unused;

    private Weights(Architecture model, Checkpoint checkpoint) {
        this.model = model;
        Family family = Families.named(model.family());
        this.places = List.copyOf(family.layout(checkpoint.names()).places(model));
        places.forEach(place -> find(place, checkpoint));
        this.unused = checkpoint.unused(family.needless());
    }

    /** Reads a folder's headers. */
    public static Weights read(Files files, String folder, Architecture model) throws IOException {
        return of(model, Checkpoint.open(files, folder));
    }

    public static Weights of(Architecture model, Checkpoint checkpoint) {
        return new Weights(model, checkpoint);
    }

    private Weights(Weights whole, Map<String, Stored> replaced) {
        this.model = whole.model;
        this.places = whole.places;
        this.weights.putAll(whole.weights);
        this.biases.putAll(whole.biases);
        this.unused = whole.unused;
        for (Place place : places) {
            Optional.ofNullable(replaced.get(place.weight())).ifPresent(tensor -> put(weights, place, tensor));
            place.bias()
                    .flatMap(bias -> Optional.ofNullable(replaced.get(bias)))
                    .ifPresent(tensor -> put(biases, place, tensor));
        }
    }

    /** The same with other tensors in the places of some, by their names. A head that was tied stays as it was. */
    public Weights with(Map<String, Stored> replaced) {
        return new Weights(this, replaced);
    }

    private void find(Place place, Checkpoint checkpoint) {
        if (place.role() == Role.HEAD && model.ends().head() == Ends.Head.TIED) {
            checkpoint.find(place.weight());
            weights.put(key(Role.HEAD, 0), weight(Role.EMBEDDING, 0));
        } else {
            put(weights, place, checkpoint.tensor(place.weight(), place.shape()));
        }
        place.bias().ifPresent(bias -> put(biases, place, checkpoint.tensor(bias, List.of(place.outputs()))));
    }

    /** A matrix of queries, keys and values is also put under each of its three names. */
    private void put(Map<String, Stored> where, Place place, Stored tensor) {
        where.put(key(place.role(), place.layer()), tensor);
        if (place.role() == Role.QUERY_KEY_VALUE) {
            long queries = Role.QUERY.shape(model).get(0);
            long keys = Role.KEY.shape(model).get(0);
            where.put(key(Role.QUERY, place.layer()), tensor.rows(0, queries));
            where.put(key(Role.KEY, place.layer()), tensor.rows(queries, keys));
            where.put(key(Role.VALUE, place.layer()), tensor.rows(queries + keys, keys));
        }
    }

    public Architecture model() {
        return model;
    }

    /** Every part with weights of its own: those outside the layers, then layer after layer. */
    public List<Place> places() {
        return places;
    }

    /** The weight of a part of a layer, or of one outside the layers, whatever number is given. */
    public Stored weight(Role role, int layer) {
        Stored weight = weights.get(key(role, layer));
        if (weight == null) {
            throw ModelErrors.noSuchPart(model.family(), role, layer);
        }
        return weight;
    }

    /** What is added to its products, if anything is. */
    public Optional<Stored> bias(Role role, int layer) {
        return Optional.ofNullable(biases.get(key(role, layer)));
    }

    /** Whether there is such a part. */
    public boolean has(Role role, int layer) {
        return weights.containsKey(key(role, layer));
    }

    /** The tensors that the model has no use for, without those that are known to be of none. */
    public List<String> unused() {
        return unused;
    }

    private static String key(Role role, int layer) {
        return role.inLayer() ? role + "." + layer : role.toString();
    }
}
