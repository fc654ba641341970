package org.acme.ordernotices;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailPostmanTest {

    @ParameterizedTest
    @CsvSource({
        "550, Refused",
        "554, Refused",
        "501, Refused",
        "451, NotNow",
        "452, NotNow",
        "421, NobodyThere",
        "454, NobodyThere",
        "530, NobodyThere",
        "535, NobodyThere"
    })
    void a_reply_is_about_this_mail_or_about_all(int code, String meaning) {
        assertThat(MailClient.meaning(code).getClass().getSimpleName()).isEqualTo(meaning);
        assertThat(MailClient.meaning(code).toString()).contains("SMTP " + code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada@example.org", "a.b+c@x.co", "o'neil@mail.example.org", "x@localhost"})
    void mail_goes_to_plain_addresses(String address) {
        assertThat(MailPostman.isMailable(address)).isTrue();
    }
}
