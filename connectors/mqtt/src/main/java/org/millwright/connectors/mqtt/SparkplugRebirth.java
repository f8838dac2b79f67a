package org.millwright.connectors.mqtt;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/** The command {@code Node Control/Rebirth = true} as a Sparkplug B payload. */
final class SparkplugRebirth {

  private static final String METRIC = "Node Control/Rebirth";
  private static final int BOOLEAN = 11;

  private SparkplugRebirth() {}

  static byte[] payload(Instant now) {
    try {
      byte[] metric =
          bytes(out -> {
            out.writeString(1, METRIC);
            out.writeUInt64(3, now.toEpochMilli());
            out.writeUInt32(4, BOOLEAN);
            out.writeBool(14, true);
          });
      return bytes(out -> {
        out.writeUInt64(1, now.toEpochMilli());
        out.writeByteArray(2, metric);
      });
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
  }

  private interface Writing {
    void to(CodedOutputStream out) throws IOException;
  }

  private static byte[] bytes(Writing writing) throws IOException {
    var bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    writing.to(out);
    out.flush();
    return bytes.toByteArray();
  }
}
