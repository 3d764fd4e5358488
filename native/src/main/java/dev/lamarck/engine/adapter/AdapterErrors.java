package dev.lamarck.engine.adapter;

import dev.lamarck.engine.model.ModelException;
import dev.lamarck.engine.model.Nearest;
import dev.lamarck.engine.model.Stored;
import java.util.Collection;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/** What is said about adapters that cannot be used. */
final class AdapterErrors {
    private AdapterErrors() {}

    static ModelException noFile(String file) {
        return new ModelException("There is no %s. Give the folder of an adapter as PEFT saves it.".formatted(file));
    }

    static ModelException notSafetensors(String folder, String name) {
        return new ModelException(
                "Cannot read %s in %s: only safetensors files are read. Save the adapter with save_pretrained(..., safe_serialization=True)."
                        .formatted(name, folder));
    }

    static ModelException notLora(String file, String type) {
        return new ModelException(
                "Cannot use %s: its peft_type is '%s', and only LORA is done. Use a LoRA adapter, or convert it to one."
                        .formatted(file, shortened(type)));
    }

    static ModelException notDone(String file, String key) {
        return new ModelException(
                "Cannot use %s: it sets '%s', which makes it something else than plain LoRA. Train it without, or merge it into its base model."
                        .formatted(file, key));
    }

    static ModelException changesBase(String file, String way) {
        return new ModelException(
                "Cannot use %s: its init_lora_weights is '%s', which changed the base model before training. Save it with path_initial_model_for_weight_conversion, which makes it plain LoRA."
                        .formatted(file, shortened(way)));
    }

    static ModelException strangeName(String file, String name) {
        return new ModelException(
                "Cannot use '%s' in %s: it is no tensor of plain LoRA on a linear module (%s<module>%s or %s). LoRA on embeddings, DoRA and the like are not done."
                        .formatted(shortened(name), file, PeftTensors.PREFIX, PeftTensors.A, PeftTensors.B));
    }

    static ModelException notComputed(String file, Stored tensor) {
        return new ModelException(
                "Cannot use '%s' in %s: the engine does not compute with %s. Save the adapter as F32, F16 or BF16."
                        .formatted(tensor.name(), file, tensor.type()));
    }

    static ModelException replacedTwice(String file, String name) {
        return new ModelException(
                "Cannot use %s: '%s' replaces a tensor that another one replaces too. Save the adapter again."
                        .formatted(file, name));
    }

    static ModelException half(String file, String has, String lacks) {
        return new ModelException(
                "Cannot use %s: it has '%s', but no '%s'. Save the adapter again.".formatted(file, has, lacks));
    }

    static ModelException factorsApart(String module, Stored a, Stored b) {
        return factorsApart(module, a.shape(), b.shape());
    }

    static ModelException factorsApart(String module, List<Long> a, List<Long> b) {
        return new ModelException(
                "The two factors for '%s' are of the shapes %s and %s; they have to be [rank, inputs] and [outputs, rank] with one rank. Save the adapter again."
                        .formatted(module, shortened(a.toString()), shortened(b.toString())));
    }

    static ModelException biasApart(String module, Stored bias, List<Long> shape) {
        return new ModelException(
                "The bias of the second factor for '%s' is of the shape %s; it has to be %s. Save the adapter again."
                        .formatted(module, shortened(bias.shape().toString()), shape));
    }

    static ModelException notTargeted(String file, String module) {
        return new ModelException(
                "Cannot use %s: it changes '%s', which the target_modules of %s do not include. The two files have to be of one adapter."
                        .formatted(file, module, PeftAdapter.CONFIG));
    }

    static ModelException otherRank(String file, String module, long rank, int said) {
        return new ModelException(
                "Cannot use %s: what it adds to '%s' has rank %d, and %s says %d. The two files have to be of one adapter."
                        .formatted(file, module, rank, PeftAdapter.CONFIG, said));
    }

    static ModelException noModule(PeftAdapter adapter, String name, Collection<String> known) {
        return new ModelException(
                "The adapter in %s changes '%s', which this model does not have; the nearest are %s. It was made for %s."
                        .formatted(adapter.folder(), name, Nearest.to(name, known), base(adapter)));
    }

    static ModelException otherShape(PeftAdapter adapter, String name, List<Long> shape, List<Long> expected) {
        return new ModelException(
                "The adapter in %s is for a '%s' of shape %s, and this model's has %s. It was made for %s."
                        .formatted(adapter.folder(), name, shortened(shape.toString()), expected, base(adapter)));
    }

    static ModelException lacksTarget(PeftAdapter adapter, String module) {
        return new ModelException(
                "The adapter in %s is said to change '%s', but has no tensors for it. Save it again, or correct the target_modules of %s."
                        .formatted(adapter.folder(), module, PeftAdapter.CONFIG));
    }

    static ModelException twice(String module) {
        return new ModelException("An adapter cannot add to '%s' twice. Join the two into one.".formatted(module));
    }

    static ModelException patternRefused(String pattern) {
        return new ModelException(
                "Cannot use the expression '%s': it is too long, or repeats a group a number of times. List the modules instead."
                        .formatted(shortened(pattern)));
    }

    static ModelException patternBroken(String pattern, PatternSyntaxException cause) {
        return new ModelException(
                "Cannot read the expression '%s': %s. Mend it, or list the modules instead."
                        .formatted(shortened(pattern), cause.getDescription()),
                cause);
    }

    static ModelException patternSlow(String pattern, String text) {
        return new ModelException(
                "The expression '%s' takes too long on '%s'. Write it more simply, or list the modules instead."
                        .formatted(shortened(pattern), shortened(text)));
    }

    private static String base(PeftAdapter adapter) {
        return adapter.config().base().map(name -> "'" + shortened(name) + "'").orElse("another one");
    }

    private static String shortened(String value) {
        return value.length() <= 200 ? value : value.substring(0, 200) + "…";
    }
}
