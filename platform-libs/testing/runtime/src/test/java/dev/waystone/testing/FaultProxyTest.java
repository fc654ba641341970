package dev.waystone.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultProxyTest {

    private static final int ANSWER_BYTES = 20_000;

    private ServerSocket echo;
    private FaultProxy proxy;

    @BeforeEach
    void an_echo_behind_the_proxy() throws Exception {
        echo = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
        proxy = FaultProxy.to((InetSocketAddress) echo.getLocalSocketAddress());
    }

    @AfterEach
    void close() throws Exception {
        proxy.close();
        echo.close();
    }

    @Test
    void passes_bytes_both_ways_and_the_orderly_end() throws Exception {
        try (Socket socket = connect()) {
            assertThat(roundTrip(socket)).isEqualTo('x');
            socket.shutdownOutput();
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void refuses_new_connections_keeps_open_ones_and_recovers_on_the_same_port() throws Exception {
        try (Socket open = connect()) {
            roundTrip(open);
            proxy.refuse();

            assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
            assertThat(roundTrip(open)).isEqualTo('x');

            proxy.pass();
            try (Socket again = connect()) {
                assertThat(roundTrip(again)).isEqualTo('x');
            }
        }
    }

    @Test
    void stalls_bytes_and_lets_them_go_on_when_it_passes_again() throws Exception {
        try (Socket socket = connect()) {
            proxy.stall();
            socket.getOutputStream().write('x');
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);

            proxy.pass();
            assertThat(socket.getInputStream().read()).isEqualTo('x');
        }
    }

    @Test
    void cuts_open_connections_but_not_new_ones() throws Exception {
        try (Socket open = connect()) {
            roundTrip(open);
            proxy.cut();
            assertThatThrownBy(() -> open.getInputStream().read())
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(SocketTimeoutException.class);
        }
        try (Socket next = connect()) {
            assertThat(roundTrip(next)).isEqualTo('x');
        }
    }

    @Test
    void cuts_some_connections_and_the_same_ones_for_the_same_seed() throws Exception {
        List<Boolean> first = survivors(7);
        List<Boolean> second = survivors(7);

        assertThat(first).contains(true, false).isEqualTo(second);
    }

    @Test
    void refuses_a_share_beyond_all() {
        assertThatThrownBy(() -> proxy.cutSome(1.1)).hasMessageContaining("share is 1.1, from 0 to 1 is allowed");
    }

    private List<Boolean> survivors(long seed) throws Exception {
        List<Boolean> survived = new ArrayList<>();
        try (FaultProxy some = FaultProxy.to((InetSocketAddress) echo.getLocalSocketAddress(), seed)) {
            some.cutSome(0.5);
            for (int i = 0; i < 12; i++) {
                try (Socket socket = connect(some)) {
                    socket.getOutputStream().write(new byte[ANSWER_BYTES]);
                    survived.add(socket.getInputStream().readNBytes(ANSWER_BYTES).length == ANSWER_BYTES);
                } catch (IOException e) {
                    survived.add(false);
                }
            }
        }
        return survived;
    }

    private static int roundTrip(Socket socket) throws IOException {
        socket.getOutputStream().write('x');
        return socket.getInputStream().read();
    }

    private Socket connect() throws IOException {
        return connect(proxy);
    }

    private static Socket connect(FaultProxy through) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), through.port());
        socket.setSoTimeout(500);
        return socket;
    }

    private void serve() {
        while (!echo.isClosed()) {
            try {
                Socket socket = echo.accept();
                Thread.ofVirtual().start(() -> {
                    try (socket) {
                        socket.getInputStream().transferTo(socket.getOutputStream());
                    } catch (IOException e) {
                        // cut by the proxy
                    }
                });
            } catch (IOException e) {
                // closed
            }
        }
    }
}
