// A whole syntax tree in one call: its nodes in pre-order, one column a property, as dev.lamarck.syntax.NativeWalk wants
// them. Asking for each property of each node from Java takes some ten times as long as parsing.
//
// The functions of tree-sitter are looked up in the library that the Java binding has loaded; what is declared here of its
// types is its public interface (tree_sitter/api.h).

#include <jni.h>

#include <cstdint>
#include <cstring>
#include <dlfcn.h>
#include <exception>
#include <link.h>
#include <vector>

namespace {

struct Node {
    uint32_t context[4];
    const void *id;
    const void *tree;
};

struct Cursor {
    const void *tree;
    const void *id;
    uint32_t context[3];
};

struct Api {
    Node (*tree_root_node)(const void *);
    Cursor (*tree_cursor_new)(Node);
    void (*tree_cursor_delete)(Cursor *);
    Node (*tree_cursor_current_node)(const Cursor *);
    uint16_t (*tree_cursor_current_field_id)(const Cursor *);
    bool (*tree_cursor_goto_first_child)(Cursor *);
    bool (*tree_cursor_goto_next_sibling)(Cursor *);
    bool (*tree_cursor_goto_parent)(Cursor *);
    uint16_t (*node_symbol)(Node);
    uint32_t (*node_start_byte)(Node);
    uint32_t (*node_end_byte)(Node);
    bool (*node_is_missing)(Node);
    bool (*node_has_error)(Node);
};

template <typename F> bool find(void *library, const char *name, F &function) {
    function = reinterpret_cast<F>(dlsym(library, name));
    return function != nullptr;
}

bool bind(const char *path, Api &api) {
    void *library = dlopen(path, RTLD_LAZY | RTLD_NOLOAD);
    return library != nullptr && find(library, "ts_tree_root_node", api.tree_root_node)
           && find(library, "ts_tree_cursor_new", api.tree_cursor_new)
           && find(library, "ts_tree_cursor_delete", api.tree_cursor_delete)
           && find(library, "ts_tree_cursor_current_node", api.tree_cursor_current_node)
           && find(library, "ts_tree_cursor_current_field_id", api.tree_cursor_current_field_id)
           && find(library, "ts_tree_cursor_goto_first_child", api.tree_cursor_goto_first_child)
           && find(library, "ts_tree_cursor_goto_next_sibling", api.tree_cursor_goto_next_sibling)
           && find(library, "ts_tree_cursor_goto_parent", api.tree_cursor_goto_parent)
           && find(library, "ts_node_symbol", api.node_symbol)
           && find(library, "ts_node_start_byte", api.node_start_byte)
           && find(library, "ts_node_end_byte", api.node_end_byte)
           && find(library, "ts_node_is_missing", api.node_is_missing)
           && find(library, "ts_node_has_error", api.node_has_error);
}

// The library is loaded under a name of the binding's choosing, and its names are not global.
int visit(dl_phdr_info *info, size_t, void *api) {
    const char *path = info->dlpi_name;
    const char *name = path == nullptr ? nullptr : std::strrchr(path, '/');
    bool candidate = name != nullptr && std::strstr(name, "tree-sitter") != nullptr;
    return candidate && bind(path, *static_cast<Api *>(api)) ? 1 : 0;
}

constexpr size_t COLUMNS = 6;

struct Walk {
    const Api &api;
    Cursor cursor;
    std::vector<jint> kind, start, end, parent, size, field;
    std::vector<jint> open;
    jint flaw = -1; // the innermost node that has an error in it, on the way to the first one

    Walk(const Api &functions, const void *tree, size_t capacity)
        : api(functions), cursor(api.tree_cursor_new(api.tree_root_node(tree))) {
        for (auto *column : {&kind, &start, &end, &parent, &size, &field}) {
            column->reserve(capacity);
        }
    }

    ~Walk() { api.tree_cursor_delete(&cursor); }

    Walk(const Walk &) = delete;
    Walk &operator=(const Walk &) = delete;

    jint count() const { return static_cast<jint>(kind.size()); }

    void add() {
        Node node = api.tree_cursor_current_node(&cursor);
        uint32_t from = api.node_start_byte(node);
        uint32_t to = api.node_end_byte(node);
        jint label = api.tree_cursor_current_field_id(&cursor);
        bool missing = from == to && api.node_is_missing(node);
        jint outer = open.empty() ? -1 : open.back();
        if (flaw == outer && api.node_has_error(node)) {
            flaw = count();
        }
        kind.push_back(api.node_symbol(node));
        start.push_back(static_cast<jint>(from));
        end.push_back(static_cast<jint>(to));
        parent.push_back(outer);
        size.push_back(1);
        field.push_back(missing ? ~label : label);
    }

    // False if the tree is deeper than the limit: then its last node is the one that is too deep.
    bool all(size_t deepest) {
        while (true) {
            add();
            jint node = count() - 1;
            if (api.tree_cursor_goto_first_child(&cursor)) {
                open.push_back(node);
                if (open.size() > deepest) {
                    return false;
                }
                continue;
            }
            while (!api.tree_cursor_goto_next_sibling(&cursor)) {
                if (!api.tree_cursor_goto_parent(&cursor)) {
                    return true;
                }
                size[static_cast<size_t>(open.back())] = count() - open.back();
                open.pop_back();
            }
        }
    }
};

Api api;

} // namespace

extern "C" JNIEXPORT jboolean JNICALL Java_dev_lamarck_syntax_NativeWalk_bind(JNIEnv *, jclass) {
    return dl_iterate_phdr(visit, &api) == 1 ? JNI_TRUE : JNI_FALSE;
}

// The six columns one after the other, and the flawed node; of a tree that is too deep a single number, where it is.
extern "C" JNIEXPORT jintArray JNICALL
Java_dev_lamarck_syntax_NativeWalk_walk(JNIEnv *env, jclass, jlong tree, jint capacity, jint deepest) {
    try {
        Walk walk(api, reinterpret_cast<const void *>(tree), static_cast<size_t>(capacity));
        if (!walk.all(static_cast<size_t>(deepest))) {
            jintArray place = env->NewIntArray(1);
            if (place != nullptr) {
                env->SetIntArrayRegion(place, 0, 1, &walk.start.back());
            }
            return place;
        }
        jint count = walk.count();
        jintArray columns = env->NewIntArray(static_cast<jint>(COLUMNS) * count + 1);
        jint at = 0;
        for (auto *column : {&walk.kind, &walk.start, &walk.end, &walk.parent, &walk.size, &walk.field}) {
            if (columns != nullptr) {
                env->SetIntArrayRegion(columns, at, count, column->data());
            }
            at += count;
        }
        if (columns != nullptr) {
            env->SetIntArrayRegion(columns, at, 1, &walk.flaw);
        }
        return columns;
    } catch (const std::exception &e) {
        env->ThrowNew(env->FindClass("java/lang/IllegalStateException"), e.what());
        return nullptr;
    }
}
