package dev.lindy.study.selfcheck;

import dev.lindy.core.base.Columns;
import dev.lindy.core.base.Phrases;
import dev.lindy.core.base.Remedy;
import dev.lindy.study.Progress;
import dev.lindy.study.StudyException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The toolkit checked against truth that it simulates. The same options give the same figures on any number of threads. Immutable.
 *
 * @param options what was checked
 * @param coverage how often intervals held the truth
 * @param recovery how near estimates came
 * @param fits how many there were
 * @param ranks whether posteriors are calibrated; empty unless asked for
 */
public record SelfCheck(
        SelfCheckOptions options,
        List<Coverage> coverage,
        List<Recovery> recovery,
        List<Fits> fits,
        List<Ranks> ranks) {

    /**
     * Copies the lists.
     *
     * @param options what was checked
     * @param coverage how often intervals held the truth
     * @param recovery how near estimates came
     * @param fits how many there were
     * @param ranks whether posteriors are calibrated
     */
    public SelfCheck {
        coverage = List.copyOf(coverage);
        recovery = List.copyOf(recovery);
        fits = List.copyOf(fits);
        ranks = List.copyOf(ranks);
    }

    /**
     * The models that can be checked.
     *
     * @return their names in files
     */
    public static List<String> models() {
        return Subjects.all().stream().map(Subject::model).distinct().toList();
    }

    /**
     * How many steps of progress there will be.
     *
     * @param options what is checked
     * @return at least 1
     */
    public static int steps(SelfCheckOptions options) {
        return Jobs.PASSES * subjects(options).size() * (options.sizes().size() + (options.ranks() > 0 ? 1 : 0));
    }

    private static List<Subject> subjects(SelfCheckOptions options) {
        for (String model : options.models()) {
            if (!models().contains(model)) {
                throw new StudyException(
                        Remedy.MODEL, "cannot be " + model + " here, but " + String.join(", ", models()));
            }
        }
        return Subjects.all().stream()
                .filter(subject ->
                        options.models().isEmpty() || options.models().contains(subject.model()))
                .toList();
    }

    /**
     * Checks.
     *
     * @param options what
     * @param progress hears of each step
     * @param expected hears once how long it will take, as soon as a few samples of each model and size have been timed
     * @return what was found
     * @throws StudyException if there is no such model
     */
    public static SelfCheck of(SelfCheckOptions options, Progress progress, Consumer<Duration> expected) {
        List<Cell> cells = new ArrayList<>();
        List<RankedPosteriors> ranked = new ArrayList<>();
        List<Jobs.Job> jobs = new ArrayList<>();
        for (Subject subject : subjects(options)) {
            for (int size : options.sizes()) {
                Cell cell = new Cell(subject, size, options.replicates());
                cells.add(cell);
                jobs.add(new Jobs.Job(
                        subject.model() + ", " + Phrases.count(size, "customer"), options.replicates(), i -> {
                            long seed = seed(subject, options, size, i);
                            cell.put(i, subject.replicate(size, seed, options.methods(), options.level()));
                        }));
            }
            if (options.ranks() > 0) {
                int size = options.sizes().get(0);
                RankedPosteriors posteriors = new RankedPosteriors(subject, size, options.ranks());
                ranked.add(posteriors);
                jobs.add(new Jobs.Job(
                        "ranks of " + subject.model(),
                        options.ranks(),
                        i -> posteriors.put(i, subject.ranks(size, seed(subject, options, -size, i)))));
            }
        }
        Jobs.run(jobs, progress, expected);
        return new SelfCheck(
                options,
                cells.stream()
                        .flatMap(cell -> cell.held().entrySet().stream()
                                .map(each -> Coverage.of(cell, each.getKey(), each.getValue(), options.level())))
                        .toList(),
                cells.stream().flatMap(cell -> Recovery.of(cell).stream()).toList(),
                cells.stream()
                        .flatMap(cell -> Fits.of(cell, options.methods()).stream())
                        .toList(),
                ranked.stream().flatMap(of -> of.ranks().stream()).toList());
    }

    /**
     * What that means.
     *
     * @return in plain words
     */
    public SelfCheckAnswer answer() {
        return SelfCheckAnswer.of(this);
    }

    /**
     * All figures.
     *
     * @return the tables {@code coverage}, {@code recovery}, {@code fits} and {@code ranks} by name
     */
    public Map<String, Columns> tables() {
        return SelfCheckTables.of(this);
    }

    /** Neither the order of models nor which others are checked plays a part. */
    private static long seed(Subject subject, SelfCheckOptions options, int customers, int replicate) {
        return Seeds.of(options.seed(), (subject.model() + " " + subject.design()).hashCode(), customers, replicate);
    }
}
