package com.wallstreetsim.restore.adapter.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.wallstreetsim.restore.procedure.StepException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Answers in the words of ClickHouse 24, which the test machine does not have. */
class AnswersTests {
    @Test
    void findsAnExceptionAtTheEndOfAnAnswerThatBeganWell() {
        var body = "1\n2\nCode: 395. DB::Exception: Value passed to 'throwIf' function is non-zero. (FUNCTION_THROW_IF"
                + "_VALUE_IS_NON_ZERO) (version 24.8.4.13 (official build))\n";

        assertThat(failure(200, body)).startsWith("ClickHouse says: Code: 395. DB::Exception: Value passed");
    }

    @Test
    void tellsARefusedLogin() {
        var body = "Code: 516. DB::Exception: u: Authentication failed: password is incorrect, or there is no user with"
                + " such name. (AUTHENTICATION_FAILED) (version 24.8.4.13 (official build))\n";

        assertThat(failure(403, body)).startsWith("ClickHouse refuses user 'u': Code: 516.");
        assertThat(failure(502, "Bad Gateway\nx")).isEqualTo("ClickHouse answers HTTP 502: Bad Gateway");
    }

    @Test
    void leavesANullAsItIsWritten() throws Exception {
        assertThat(Answers.rows(200, "\\N\tN\t\\\\N\n", "u")).containsExactly(List.of("\\N", "N", "\\N"));
    }

    private static String failure(int status, String body) {
        return catchThrowableOfType(StepException.class, () -> Answers.rows(status, body, "u"))
                .message();
    }
}
