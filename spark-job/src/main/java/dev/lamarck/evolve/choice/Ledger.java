package dev.lamarck.evolve.choice;

import dev.lamarck.evolve.Earning;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What each operator has earned so far, the more so the more recently. As bytes: of each operator its name and account. */
final class Ledger {

    private static final Account NOTHING = new Account(0, 0);

    private final Map<String, Account> accounts;

    /**
     * An operator's account, in children that fade with time.
     *
     * @param children how many it made
     * @param improved how many of them were an improvement
     */
    record Account(double children, double improved) {

        /** The share of its children that were an improvement; 0 if there were none. */
        double rate() {
            return children == 0 ? 0 : improved / children;
        }

        private Account after(double decay, Earning earning) {
            return new Account(decay * children + earning.children(), decay * improved + earning.improved());
        }
    }

    private Ledger(Map<String, Account> accounts) {
        this.accounts = accounts;
    }

    static Ledger read(byte[] state) {
        Map<String, Account> accounts = new LinkedHashMap<>();
        ByteBuffer bytes = ByteBuffer.wrap(state);
        while (bytes.hasRemaining()) {
            byte[] name = new byte[bytes.getInt()];
            bytes.get(name);
            accounts.put(new String(name, StandardCharsets.UTF_8), new Account(bytes.getDouble(), bytes.getDouble()));
        }
        return new Ledger(accounts);
    }

    /** After a generation; operators that the settings name no more are struck off. */
    Ledger after(double decay, List<Earning> earnings) {
        Map<String, Account> next = new LinkedHashMap<>();
        earnings.forEach(earning ->
                next.put(earning.operator(), account(earning.operator()).after(decay, earning)));
        return new Ledger(next);
    }

    Account account(String operator) {
        return accounts.getOrDefault(operator, NOTHING);
    }

    List<Account> accounts(List<String> operators) {
        return operators.stream().map(this::account).toList();
    }

    byte[] bytes() {
        Map<byte[], Account> named = new LinkedHashMap<>();
        accounts.forEach((name, account) -> named.put(name.getBytes(StandardCharsets.UTF_8), account));
        int size = named.keySet().stream()
                .mapToInt(name -> Integer.BYTES + name.length + 2 * Double.BYTES)
                .sum();
        ByteBuffer bytes = ByteBuffer.allocate(size);
        named.forEach((name, account) -> bytes.putInt(name.length)
                .put(name)
                .putDouble(account.children())
                .putDouble(account.improved()));
        return bytes.array();
    }
}
