package dev.lindy.study.selfcheck;

import dev.lindy.models.validation.RankHistogram;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The ranks of all simulations of a subject. */
final class RankedPosteriors {

    static final int BARS = 16;

    private final Subject subject;
    private final int customers;

    /** By simulation; none where the posterior could not be trusted. */
    private final int[][] ranks;

    RankedPosteriors(Subject subject, int customers, int simulations) {
        this.subject = subject;
        this.customers = customers;
        this.ranks = new int[simulations][0];
    }

    /** Each place is written once, by whichever thread. */
    void put(int simulation, Optional<int[]> done) {
        ranks[simulation] = done.orElse(new int[0]);
    }

    /** One histogram per parameter; none where no posterior could be trusted. */
    List<Ranks> ranks() {
        int[][] known = Arrays.stream(ranks).filter(each -> each.length > 0).toArray(int[][]::new);
        List<Ranks> of = new ArrayList<>();
        for (int p = 0; p < subject.parameters().size() && known.length > 0; p++) {
            int parameter = p;
            of.add(new Ranks(
                    subject.model(),
                    subject.design(),
                    customers,
                    subject.parameters().get(p),
                    ranks.length - known.length,
                    RankHistogram.of(
                            Arrays.stream(known)
                                    .mapToInt(each -> each[parameter])
                                    .toArray(),
                            Subject.RANKED,
                            BARS)));
        }
        return of;
    }
}
