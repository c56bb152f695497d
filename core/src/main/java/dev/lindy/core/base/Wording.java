package dev.lindy.core.base;

import java.util.List;
import java.util.stream.Collectors;

/** What remedies are called where a message is shown. */
public interface Wording {

    /** The methods of this toolkit, such as {@code withUnit(TimeScale.WEEK)}. */
    Wording JAVA = new Wording() {
        @Override
        public String name(Remedy remedy) {
            return remedy.method();
        }

        @Override
        public String suggestions(List<Suggestion> together) {
            String roles = calls(together, true);
            String others = calls(together, false);
            if (roles.isEmpty()) {
                return others;
            }
            String columns = "ColumnRoles.recognised()." + roles;
            return others.isEmpty() ? columns : others + ".withRoles(" + columns + ")";
        }

        private String calls(List<Suggestion> together, boolean ofRoles) {
            return together.stream()
                    .filter(one -> one.remedy().isRole() == ofRoles)
                    .map(one -> one.remedy().method() + "(" + one.code() + ")")
                    .collect(Collectors.joining("."));
        }
    };

    /**
     * What sets a remedy.
     *
     * @param remedy which one
     * @return such as {@code --unit} or {@code withUnit}
     */
    String name(Remedy remedy);

    /**
     * How to follow suggestions that go together.
     *
     * @param together at least one
     * @return such as {@code --customer 1 --date 3}
     */
    String suggestions(List<Suggestion> together);
}
