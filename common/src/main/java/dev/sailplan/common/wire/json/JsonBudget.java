package dev.sailplan.common.wire.json;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/// Limits what is read of a JSON text, by who may have written it.
enum JsonBudget {
    STRANGER {
        @Override
        StreamReadConstraints limits() {
            return StreamReadConstraints.builder()
                    .maxNestingDepth(250)
                    .maxNumberLength(400)
                    .maxNameLength(8 * 1024)
                    .maxStringLength(LARGEST)
                    .maxDocumentLength(LARGEST)
                    .maxTokenCount(2_000_000)
                    .build();
        }
    },

    /// A page of a list may hold five hundred objects of a megabyte each, and the field set of a list of words has each
    /// word as the name of a member.
    API_SERVER {
        @Override
        StreamReadConstraints limits() {
            return StreamReadConstraints.builder()
                    .maxNestingDepth(500)
                    .maxNumberLength(1000)
                    .maxNameLength(50_000)
                    .maxStringLength(100_000_000)
                    .build();
        }
    };

    private static final int LARGEST = 64 * 1024 * 1024;

    abstract StreamReadConstraints limits();

    /// Names are not kept in a table that all documents share: names that collide in it, sent by one tenant, would make
    /// every later document with a name of that place unreadable.
    JsonFactory factory() {
        return JsonFactory.builder()
                .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .configure(StreamReadFeature.STRICT_DUPLICATE_DETECTION, this == STRANGER)
                .streamReadConstraints(limits())
                .build();
    }
}
