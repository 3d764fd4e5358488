package dev.lamarck.evaluate.jvm.host;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;

/**
 * The connection to whoever started this JVM: a socket in the working folder.
 *
 * @param in what is asked
 * @param out what is answered
 */
record Line(DataInputStream in, DataOutputStream out) {

    static Line open(String socket) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(socket));
        return new Line(
                new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel))),
                new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel))));
    }
}
