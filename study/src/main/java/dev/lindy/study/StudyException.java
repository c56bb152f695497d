package dev.lindy.study;

import dev.lindy.core.base.Message;
import dev.lindy.core.base.Problem;
import dev.lindy.core.base.Remedy;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A study that cannot be made with these options; the message says why and what to do. */
public final class StudyException extends IllegalArgumentException implements Problem {
    private static final long serialVersionUID = 1;

    /** The setting that is to be changed; null where there is no single one. */
    private final @Nullable Remedy setting;

    /** What is wrong, for whoever shows it. */
    private final Message problem;

    /**
     * Of one setting.
     *
     * @param setting which one
     * @param problem goes on from the name of the setting, such as "must be above 0, but is -1"
     */
    public StudyException(Remedy setting, String problem) {
        this(setting, Message.of(setting, " " + problem));
    }

    /**
     * Of several settings together.
     *
     * @param problem a sentence of its own
     */
    public StudyException(Message problem) {
        this(null, problem);
    }

    private StudyException(@Nullable Remedy setting, Message problem) {
        super(problem.toString());
        this.setting = setting;
        this.problem = problem;
    }

    /**
     * What must be set otherwise.
     *
     * @return empty where the problem is none of one setting
     */
    public Optional<Remedy> setting() {
        return Optional.ofNullable(setting);
    }

    @Override
    public Message problem() {
        return problem;
    }
}
