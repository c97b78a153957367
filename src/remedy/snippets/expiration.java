import java.time.Instant;
import java.time.temporal.ChronoUnit;

// Instant is UTC by itself; SimpleDateFormat needs a zone set.
static String expiration() {
    return Instant.now().plus(30, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.SECONDS).toString();
}
