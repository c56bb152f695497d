package dev.lindy.models.purchases.kernel;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.TimeScale;
import dev.lindy.models.PurchaseModel;

/** The checks that every model of purchases makes of its arguments. */
public final class Histories {

    private Histories() {}

    /**
     * Refuses an impossible history.
     *
     * @param x repeat purchases
     * @param tx time of the last purchase
     * @param T now
     * @throws IllegalArgumentException saying which value breaks which rule
     */
    public static void check(int x, double tx, double T) {
        if (x < 0) {
            throw new IllegalArgumentException("frequency x must be at least 0, but is " + x);
        }
        if (!(T >= 0) || Double.isInfinite(T)) {
            throw new IllegalArgumentException("T must be finite and at least 0, but is " + T);
        }
        if (!(tx >= 0)) {
            throw new IllegalArgumentException("recency t_x must be at least 0, but is " + tx);
        }
        if (tx > T) {
            throw new IllegalArgumentException("recency t_x must be at most T, but is " + tx + " with T = " + T);
        }
        if (x == 0 && tx > 0) {
            throw new IllegalArgumentException(
                    "recency t_x must be 0 where there is no repeat purchase (x = 0), but is " + tx);
        }
        if (x > 0 && tx == 0) {
            throw new IllegalArgumentException("recency t_x must be above 0 where there are repeat purchases, but x = "
                    + x + " with t_x = 0; merge purchases of the same moment");
        }
    }

    /**
     * Refuses a negative time or NaN; an infinite time is fine.
     *
     * @param name what the time is called
     * @param time the time
     * @throws IllegalArgumentException if it is not at least 0
     */
    public static void checkTime(String name, double time) {
        if (!(time >= 0)) {
            throw new IllegalArgumentException(name + " must be at least 0, but is " + time);
        }
    }

    /**
     * Refuses a span that cannot be simulated.
     *
     * @param name what the span is called
     * @param time the span
     * @throws IllegalArgumentException if it is not finite and at least 0
     */
    public static void checkDuration(String name, double time) {
        if (!(time >= 0) || Double.isInfinite(time)) {
            throw new IllegalArgumentException(name + " must be finite and at least 0, but is " + time);
        }
    }

    /**
     * Refuses an interval that does not begin at a finite time of at least 0 and end at or after its start.
     *
     * @param from its start
     * @param to its end; may be infinite
     * @throws IllegalArgumentException if it is none
     */
    public static void checkInterval(double from, double to) {
        if (!(from >= 0) || Double.isInfinite(from) || !(to >= from)) {
            throw new IllegalArgumentException(
                    "an interval must start at a finite time of at least 0 and end at or after it, but is " + from
                            + " to " + to);
        }
    }

    /**
     * Refuses a negative number of purchases.
     *
     * @param k the number
     * @throws IllegalArgumentException if it is negative
     */
    public static void checkCount(int k) {
        if (k < 0) {
            throw new IllegalArgumentException("number of purchases k must be at least 0, but is " + k);
        }
    }

    /**
     * Refuses a level that is not a probability below 1.
     *
     * @param level the level
     * @throws IllegalArgumentException if it is not at least 0 and below 1
     */
    public static void checkLevel(double level) {
        if (!(level >= 0 && level < 1)) {
            throw new IllegalArgumentException("level must be at least 0 and below 1, but is " + level);
        }
    }

    /**
     * Refuses a base that counts time in another unit than the model.
     *
     * @param model the model
     * @param base the customers
     * @throws IllegalArgumentException naming both units
     */
    public static void checkTimeScale(PurchaseModel model, CustomerBase base) {
        if (base.timeScale() != model.timeScale()) {
            throw new IllegalArgumentException(
                    "the model counts time in " + model.timeScale().plural()
                            + ", the customers in " + base.timeScale().plural() + "; summarise the orders in "
                            + model.timeScale().plural());
        }
    }

    /**
     * A base of one customer, the times between whose purchases are all the same.
     *
     * @param unit the unit of the times
     * @param x repeat purchases
     * @param tx time of the last purchase
     * @param T now
     * @return the base
     * @throws IllegalArgumentException if the history is impossible
     */
    public static CustomerBase baseOf(TimeScale unit, int x, double tx, double T) {
        check(x, tx, T);
        return CustomerBase.builder(unit)
                .ids("one")
                .frequency(x)
                .recency(tx)
                .T(T)
                .litt(x == 0 ? 0 : x * Math.log(tx / x))
                .build();
    }
}
