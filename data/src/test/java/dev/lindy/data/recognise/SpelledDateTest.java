package dev.lindy.data.recognise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpelledDateTest {

    private static final DatePattern SPELLED = DatePattern.of("d MMMM yyyy", ZoneOffset.UTC);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4 March 2024", "March 4, 2024", "4-Mar-2024", "04 mar 2024", "Mon, 04 Mar 2024", "Mar 4th, 2024",
                "4 maart 2024", "4 mrt 2024", "4. März 2024", "4. Mrz. 2024", "4 mars 2024", "lundi 4 mars 2024",
                "4 de marzo de 2024", "4 marzo 2024", "4 de março de 2024", "2024 March 4", "4\u00A0maart\u00A02024"
            })
    void aMonthMayBeNamedInSevenLanguages(String text) {
        assertThat(SPELLED.parse(text))
                .as(text)
                .isEqualTo(LocalDate.of(2024, 3, 4).toEpochDay() * 86_400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4. Januar 2024|1",
                "4. Jänner 2024|1",
                "5. Feber 2024|2",
                "12 février 2024|2",
                "3 avril 2024|4",
                "3 mei 2024|5",
                "3 Mai 2024|5",
                "3 giugno 2024|6",
                "3 juin 2024|6",
                "3 julio 2024|7",
                "3 août 2024|8",
                "3 ago 2024|8",
                "3 set 2024|9",
                "3 sept. 2024|9",
                "3 Oktober 2024|10",
                "3 ottobre 2024|10",
                "3 novembro 2024|11",
                "3 déc. 2024|12",
                "3 Dez 2024|12",
                "3 dic 2024|12"
            })
    void monthsAreWhatTheyAreCalled(String text, int month) {
        long second = SPELLED.parse(text);
        assertThat(second).as(text).isNotEqualTo(DatePattern.NO_DATE);
        assertThat(LocalDate.ofEpochDay(second / 86_400).getMonthValue()).isEqualTo(month);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Jan 4, 2024 11:49:13 AM|11:49:13",
                "Jan 4, 2024, 11:49:13\u202FPM|23:49:13",
                "Thu, 04 Jan 2024 11:49:13 +0000|11:49:13",
                "Thu, 04 Jan 2024 11:49:13 GMT|11:49:13",
                "Thu Jan 04 2024 11:49:13 GMT+0100 (Central European Standard Time)|10:49:13",
                "4 januari 2024 om 11:49|11:49:00",
            })
    void aTimeMayFollow(String text, String time) {
        assertThat(SPELLED.parse(text))
                .isEqualTo(LocalDateTime.parse("2024-01-04T" + time).toEpochSecond(ZoneOffset.UTC));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "31 February 2024",
                "4 Foo 2024",
                "March 2024",
                "4 March",
                "4 5 March 2024",
                "4 March 24",
                "tea",
                "4/3/2024"
            })
    void othersAreNone(String text) {
        assertThat(SPELLED.parse(text)).isEqualTo(DatePattern.NO_DATE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "d-MMM-yy|04-JAN-24|2024-01-04T00:00",
                "excel|45295|2024-01-04T00:00",
                "excel|45295.5|2024-01-04T12:00",
                "epoch|1704369600.25|2024-01-04T12:00",
                "epoch-ms|1704369600123|2024-01-04T12:00",
                "yyyy|1995|1995-01-01T00:00",
                "yyyy-MM|2024-03|2024-03-01T00:00",
                "MM/yyyy|03/2024|2024-03-01T00:00",
                "yyyy-Qq|2024-Q3|2024-07-01T00:00",
                "yyyy-Qq|Q4 2024|2024-10-01T00:00",
                "yyyy-MM-dd HH:mm:ss|2024-01-04 12:00:00 PST|2024-01-04T20:00",
                "yyyy-MM-dd HH:mm:ss|2024-07-04 12:00:00 Europe/Amsterdam|2024-07-04T10:00",
                "yyyy-MM-dd HH:mm:ss|2024-07-04 12:00:00 CEST|2024-07-04T10:00",
            })
    void otherWaysOfCountingDays(String pattern, String text, String expected) {
        assertThat(DatePattern.of(pattern, ZoneId.of("UTC")).parse(text))
                .isEqualTo(LocalDateTime.parse(expected).toEpochSecond(ZoneOffset.UTC));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "d MMM yyyy|mar. 7 mai 2024|2024-05-07T00:00",
                "yy-MMM-dd|24-Jan-05|2024-01-05T00:00",
                "HH:mm d MMM yyyy|10:30 5 Jan 2024|2024-01-05T10:30",
                "EEE MMM dd HH:mm:ss zzz yyyy|Fri Jan 05 10:30:00 UTC 2024|2024-01-05T10:30",
                "yyyy-M|2024-3|2024-03-01T00:00",
                "epoch|-86400|1969-12-31T00:00",
            })
    void patternsGivenAreRead(String pattern, String text, String expected) {
        assertThat(DatePattern.of(pattern, ZoneOffset.UTC).parse(text))
                .isEqualTo(LocalDateTime.parse(expected).toEpochSecond(ZoneOffset.UTC));
    }

    @ParameterizedTest
    @CsvSource({
        "excel,1704067200000",
        "excel,999999999999999",
        "epoch,1E400",
        "epoch,99999999999999999999",
        "yyyy,95",
        "yyyy-MM,2024-13",
        "yyyy-Qq,2024-Q5",
        "excel,4th",
        "epoch,soon",
        "yyyy,2024-01-01"
    })
    void whatIsNotOfThePatternIsNoDate(String pattern, String text) {
        assertThat(DatePattern.of(pattern, ZoneOffset.UTC).parse(text)).isEqualTo(DatePattern.NO_DATE);
    }
}
