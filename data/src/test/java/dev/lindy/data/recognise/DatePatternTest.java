package dev.lindy.data.recognise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lindy.data.DataException;
import dev.lindy.data.Logs;
import dev.lindy.data.ledger.Ledger;
import dev.lindy.data.ledger.Remark;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatePatternTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "yyyy-MM-dd          | 1997-01-08                  | 1997-01-08T00:00",
                "yyyy-MM-dd          | 1997-1-8                    | 1997-01-08T00:00",
                "yyyy-MM-dd          | 2010-12-31 08:26             | 2010-12-31T08:26",
                "yyyy-MM-dd          | 2010-12-31T08:26:05.250      | 2010-12-31T08:26:05",
                "yyyy-MM-dd          | 2010-12-31T23:30:00Z         | 2011-01-01T00:30",
                "yyyy-MM-dd          | 2010-12-31 23:30:00+00:00    | 2011-01-01T00:30",
                "yyyy-MM-dd          | 2010-12-31T18:30-05:00       | 2011-01-01T00:30",
                "yyyy-MM-dd          | 2010-12-31 23:30:00 UTC      | 2011-01-01T00:30",
                "yyyy/MM/dd HH:mm    | 2010/12/31 08:26             | 2010-12-31T08:26",
                "yyyyMMdd            | 19970108                     | 1997-01-08T00:00",
                "dd.MM.yyyy          | 08.01.1997                   | 1997-01-08T00:00",
                "d/M/yyyy            | 8/1/1997                     | 1997-01-08T00:00",
                "MM/dd/yyyy          | 1/8/1997                     | 1997-01-08T00:00",
                "M/d/yyyy H:mm       | 12/31/2010 8:26              | 2010-12-31T08:26",
                "M/d/yyyy h:mm a     | 12/31/2010 12:26 AM          | 2010-12-31T00:26",
                "M/d/yyyy h:mm a     | 12/31/2010 1:26:30 pm        | 2010-12-31T13:26:30",
                "d-MMM-yyyy          | 8-Jan-1997                   | 1997-01-08T00:00",
                "M/d/yy              | 12/31/10                     | 2010-12-31T00:00",
                "yyyyMMddHHmmss      | 20101231082605               | 2010-12-31T08:26:05",
                "yyyy-MM-dd'T'HH:mm:ssXXX | 2010-12-31T23:30:00Z    | 2011-01-01T00:30",
                "epoch               | 1293838200                   | 2011-01-01T00:30",
                "epoch-ms            | 1293838200999                | 2011-01-01T00:30",
            })
    void readsWhatThePatternSays(String pattern, String text, LocalDateTime expected) {
        long second = DatePattern.of(pattern, ZoneId.of("Europe/Amsterdam")).parse(text);

        assertThat(LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "yyyy-MM-dd    | 2011-02-29",
                "yyyy-MM-dd    | 1900-02-29",
                "yyyy-MM-dd    | 2011-13-01",
                "yyyy-MM-dd    | 2011-00-10",
                "yyyy-MM-dd    | 2011-04-31",
                "yyyy-MM-dd    | 2011/04/30",
                "yyyy-MM-dd    | 11-04-30",
                "yyyy-MM-dd    | 2011-04-30x",
                "yyyy-MM-dd    | 2011-04-30 24:00",
                "yyyy-MM-dd    | 2011-04-30 8:60",
                "yyyy-MM-dd    | 2011-04-30T",
                "yyyy-MM-dd    | 2011-04-30 08:26+25:00",
                "yyyyMMdd      | 2011043",
                "yyyyMMdd      | 20110431",
                "M/d/yyyy      | 13/1/2011",
                "M/d/yyyy      | 1/2",
                "M/d/yyyy h:mm a | 1/2/2011 13:00 PM",
                "d-MMM-yyyy    | 31-Feb-2011",
                "epoch         | yesterday",
                "epoch         | 99999999999999999",
            })
    void refusesWhatIsNoDate(String pattern, String text) {
        assertThat(DatePattern.of(pattern, ZoneOffset.UTC).parse(text)).isEqualTo(DatePattern.NO_DATE);
    }

    @Test
    void countsDaysAsTheCalendarDoes() {
        DatePattern pattern = DatePattern.of("yyyy-MM-dd", ZoneOffset.UTC);
        for (LocalDate day = LocalDate.of(1899, 12, 1); day.getYear() < 2101; day = day.plusDays(17)) {
            assertThat(pattern.parse(day.toString())).isEqualTo(day.toEpochDay() * 86_400);
        }
    }

    @Test
    void aWrongPatternIsRefusedWithASentence() {
        assertThatThrownBy(() -> DatePattern.of("jjjj-mm-tt", ZoneOffset.UTC))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("\"jjjj-mm-tt\" is no date pattern")
                .hasMessageContaining("dd.MM.yyyy");
    }

    @Test
    void theOrderOfDayAndMonthIsTakenFromTheData() {
        assertThat(Logs.read("customer,date,amount", "a,01/02/2011,1", "a,13/02/2011,1")
                        .firstDay())
                .isEqualTo(LocalDate.of(2011, 2, 1));
        assertThat(Logs.read("customer,date,amount", "a,01/02/2011,1", "a,02/13/2011,1")
                        .firstDay())
                .isEqualTo(LocalDate.of(2011, 1, 2));
        assertThat(Logs.read("customer,date,amount", "a,01.02.2011,1").firstDay())
                .isEqualTo(LocalDate.of(2011, 2, 1));
    }

    @Test
    void whereTheDataDoNotSayTheOwnerIsAsked() {
        assertThatThrownBy(() -> Logs.read("customer,date,amount", "a,01/02/2011,1", "a,03/02/2011,1"))
                .isInstanceOf(DataException.class)
                .hasMessage("""
                        orders.csv: how are dates written?
                          seen:          dates such as "01/02/2011" can be read with the day first or the month first, \
                        and no day above 12 tells which (dates looked at: 2)
                          try:           withDateFormat dd/MM/yyyy, MM/dd/yyyy, yyyy-MM-dd HH:mm or the like""");
        assertThatThrownBy(() -> Logs.read("customer,date,amount", "a,13/02/2011,1", "a,02/13/2011,1"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("\"02/13/2011\" has the month first, \"13/02/2011\" the day first");
        assertThatThrownBy(() -> Logs.read("customer,date,amount", "a,yesterday,1"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("\"yesterday\" is not written like any date known here");
    }

    @Test
    void aDateThatTurnsUpTheOtherWayRoundStopsTheReading() {
        String[] lines = new String[1502];
        lines[0] = "customer,date,amount";
        for (int i = 1; i <= 1500; i++) {
            lines[i] = "a," + (1 + i % 28) + "/02/2011,1";
        }
        lines[1501] = "a,02/13/2011,1";

        assertThatThrownBy(() -> Logs.read(lines))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("\"02/13/2011\" in line 1502 cannot be read as d/M/yyyy");
    }

    @Test
    void offsetsWithoutAZoneAreCountedInUtcAndSaidSo() {
        Ledger ledger = Logs.read("customer,date,amount", "a,2011-02-01T23:30:00-05:00,1")
                .ledger();

        assertThat(ledger.notes()).singleElement().satisfies(note -> {
            assertThat(note.remark()).isEqualTo(Remark.OFFSET_CONVERTED);
            assertThat(note.text()).contains("withZone(ZoneId.of(\"Europe/Amsterdam\")), say");
        });
    }

    /** A year and a month were read beyond their end. */
    @Test
    void halfADateIsNone() {
        for (String half : new String[] {"2024-05", "2024-05-", "2024-", "2024", "05-2024", "1-1", ""}) {
            for (String pattern : new String[] {"yyyy-MM-dd", "dd-MM-yyyy", "yyyyMMdd"}) {
                assertThat(DatePattern.of(pattern, ZoneOffset.UTC).parse(half))
                        .as(half + " by " + pattern)
                        .isEqualTo(DatePattern.NO_DATE);
            }
        }
    }
}
