// URL, Content-Type, file: sends the bytes and prints the status.
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;

class Send {
    public static void main(String[] args) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(args[0]))
            .version(HttpClient.Version.HTTP_1_1)
            .header("Content-Type", args[1])
            .POST(HttpRequest.BodyPublishers.ofFile(Path.of(args[2])))
            .build();
        System.out.println(HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
    }
}
