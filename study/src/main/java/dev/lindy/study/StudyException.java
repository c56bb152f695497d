package dev.lindy.study;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A study that cannot be made with these options; the message says why and what to do. */
public final class StudyException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final @Nullable Setting setting;

    /**
     * Of one setting.
     *
     * @param setting which one
     * @param problem goes on from the name of the setting, such as "must be above 0, but is -1"
     */
    public StudyException(Setting setting, String problem) {
        super(problem);
        this.setting = setting;
    }

    /**
     * Of several settings together.
     *
     * @param problem a sentence of its own
     */
    public StudyException(String problem) {
        super(problem);
        this.setting = null;
    }

    /**
     * What must be set otherwise.
     *
     * @return empty where the problem is none of one setting
     */
    public Optional<Setting> setting() {
        return Optional.ofNullable(setting);
    }

    /**
     * What is wrong.
     *
     * @return a sentence, which goes on from the name of the setting where there is one
     */
    public String problem() {
        return String.valueOf(super.getMessage());
    }

    /** The name of the setting, if the problem is one of a setting, and the problem. */
    @Override
    public String getMessage() {
        return (setting == null ? "" : setting + " ") + problem();
    }
}
