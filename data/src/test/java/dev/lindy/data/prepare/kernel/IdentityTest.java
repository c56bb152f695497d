package dev.lindy.data.prepare.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class IdentityTest {

    @Test
    void anAddressIsWhatThePatternSays() {
        Pattern address = Pattern.compile("[^\\s@]+@[^\\s@]+[.][^\\s@]+");
        char[] characters = {'a', 'B', '@', '@', '.', '.', ' ', '\t', '\u000B', '\u00A0', '\u001F', 'ü'};
        SplittableRandom random = new SplittableRandom(5);
        int addresses = 0;
        for (int i = 0; i < 200_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(9); n >= 0; n--) {
                text.append(characters[random.nextInt(random.nextInt(1, characters.length + 1))]);
            }
            boolean expected = address.matcher(text).matches();
            assertThat(Identity.isAddress(text.toString())).as("%s", text).isEqualTo(expected);
            addresses += expected ? 1 : 0;
        }
        assertThat(addresses).isGreaterThan(1000);
    }
}
