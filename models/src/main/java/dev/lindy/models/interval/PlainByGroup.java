package dev.lindy.models.interval;

import dev.lindy.core.base.Columns;
import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.covariate.CovariateGroups;
import dev.lindy.core.parallel.Chunks;
import dev.lindy.models.CompoundSpendModel;
import dev.lindy.models.CovariateModel;
import dev.lindy.models.PurchaseModel;
import dev.lindy.models.TransactionModel;
import java.util.Arrays;
import java.util.List;

/** What single customers will do, by a model with covariates: by the plain models of each group of customers. */
final class PlainByGroup {

    private PlainByGroup() {}

    /** The plain models that are held possible of a group. */
    private static List<TransactionModel> plain(List<PurchaseModel> mixture, double[] covariates) {
        return mixture.stream()
                .filter(CovariateModel.class::isInstance)
                .<TransactionModel>map(model -> ((CovariateModel<?>) model).at(covariates))
                .toList();
    }

    static Columns outcome(
            CovariateModel<?> model,
            List<PurchaseModel> mixture,
            double[] chances,
            CustomerBase base,
            double horizon,
            double level) {
        CovariateGroups groups = model.design().groups(base);
        int[][] members = groups.members();
        Columns[] parts = new Columns[groups.size()];
        Chunks.eachTask(
                parts.length,
                g -> parts[g] = PurchaseIntervals.outcome(
                        new PurchaseCounts(plain(mixture, groups.covariates(g)), chances, horizon),
                        base.rows(members[g]),
                        level));
        int[] place = new int[base.size()];
        int at = 0;
        for (int[] group : members) {
            for (int customer : group) {
                place[customer] = at++;
            }
        }
        return parts.length == 0
                ? PurchaseIntervals.outcome(new PurchaseCounts(List.of(), new double[0], horizon), base, level)
                : Columns.stacked(Arrays.asList(parts)).rows(place);
    }

    static SpendOutcomes spend(
            CovariateModel<?> model,
            List<PurchaseModel> mixture,
            double[] chances,
            double horizon,
            CompoundSpendModel spend,
            double[] deviations,
            CustomerBase base,
            double level) {
        CovariateGroups groups = model.design().groups(base);
        int[][] members = groups.members();
        SpendOutcomes[] parts = new SpendOutcomes[groups.size()];
        Chunks.eachTask(
                parts.length,
                g -> parts[g] = SpendOutcomes.of(
                        new PurchaseCounts(plain(mixture, groups.covariates(g)), chances, horizon),
                        spend,
                        Arrays.stream(members[g])
                                .mapToDouble(i -> deviations[i])
                                .toArray(),
                        base.rows(members[g]),
                        level));
        return SpendOutcomes.joined(base.size(), members, parts);
    }
}
