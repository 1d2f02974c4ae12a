package io.teamleaderhub.front;

import io.netty.channel.CombinedChannelDuplexHandler;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpStatusClass;
import java.util.Deque;

/** HTTP/1.1 as Netty's own server codec, with the stricter decoder. */
final class StrictCodec extends CombinedChannelDuplexHandler<StrictDecoder, HttpResponseEncoder> {
    private final StrictDecoder decoder = StrictDecoder.create();

    StrictCodec() {
        init(decoder, new Encoder(decoder.unanswered()));
    }

    /** Whether a part of a request's head came. */
    boolean begun() {
        return decoder.begun();
    }

    private static final class Encoder extends HttpResponseEncoder {
        private final Deque<HttpMethod> unanswered;

        private Encoder(Deque<HttpMethod> unanswered) {
            this.unanswered = unanswered;
        }

        /** Asked once of every answer. */
        @Override
        protected boolean isContentAlwaysEmpty(HttpResponse answer) {
            if (answer.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
                return super.isContentAlwaysEmpty(answer);
            }
            return HttpMethod.HEAD.equals(unanswered.poll()) || super.isContentAlwaysEmpty(answer);
        }
    }
}
