#include <vector>
namespace geo {

template <typename T>
class Grid {
  public:
    explicit Grid(int n) : cells_(n) {}
    T at(int i) const { return cells_[i]; }
    int count(const std::vector<std::vector<T>>& rows) {
        int sum = 0;
        for (auto&& row : rows) {
            for (const T& cell : row)
                if (cell > 0 || row.size() > 1'000) ++sum;
        }
        return sum;
    }

  private:
    std::vector<T> cells_;
};

double area(double r) noexcept {
    auto f = [&](double x) { return x > 0 ? x : -x; };
    try {
        return f(r) * 3.14;
    } catch (...) {  // never
        throw;
    }
}

const char* text = R"(raw "😀" text)";

}  // namespace geo
