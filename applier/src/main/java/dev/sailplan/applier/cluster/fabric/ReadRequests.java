package dev.sailplan.applier.cluster.fabric;

import dev.sailplan.applier.cluster.ClusterUnavailable;
import dev.sailplan.applier.cluster.RequestCause;
import dev.sailplan.applier.cluster.fabric.ApiServer.Request;
import dev.sailplan.applier.cluster.reply.Reply;
import dev.sailplan.common.domain.json.Json.JsonNumber;
import dev.sailplan.common.domain.json.Json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Sends reads, which either succeed wholly or throw [ClusterUnavailable].
final class ReadRequests {
    private static final int PAGE = 500;

    /// What is selected by our labels may be inventories of hundreds of kilobytes each.
    private static final int LABELLED_PAGE = 100;

    private static final String METADATA =
            "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,application/json";
    private final ApiServer server;
    private final RequestCause cause;

    ReadRequests(ApiServer server, RequestCause cause) {
        this.server = server;
        this.cause = cause;
    }

    JsonObject object(Request request) {
        return body(request, send(request));
    }

    /// Empty only when the server says that this very object is not there, or that its kind is not served: a proxy
    /// answers 404 as well.
    Optional<JsonObject> found(Request request, String name, BooleanSupplier isServed) {
        Reply reply = send(request);
        boolean absent =
                reply.code() == 404 && (saysNotFound(reply, name) || !isServed.getAsBoolean());
        return absent ? Optional.empty() : Optional.of(body(request, reply));
    }

    private static boolean saysNotFound(Reply reply, String name) {
        return reply.isJson()
                && reply.reason().equals("NotFound")
                && reply.details().text("name").equals(Optional.of(name));
    }

    private static JsonObject body(Request request, Reply reply) {
        if (!reply.isSuccess() || !reply.isJson()) {
            throw new ClusterUnavailable(
                    "GET " + plain(request) + " answers " + reply.code() + ": " + reply.message(),
                    reply.code());
        }
        return reply.body();
    }

    byte[] bytes(Request request) {
        try {
            var response = server.exchange(request.on(cause));
            if (response.code() != 200) {
                throw new ClusterUnavailable(
                        "GET " + plain(request) + " answers " + response.code(), response.code());
            }
            return response.body();
        } catch (IOException e) {
            throw unreachable(request, e);
        }
    }

    /// All pages of a list; a page that fails fails the list.
    List<JsonObject> pages(String path, String selector) {
        return pages(path, selector, Request.JSON);
    }

    /// The same of the objects' metadata alone.
    List<JsonObject> metadataPages(String path, String selector) {
        return pages(path, selector, METADATA);
    }

    private List<JsonObject> pages(String path, String selector, String accept) {
        List<JsonObject> items = new ArrayList<>();
        String next = "";
        do {
            String query =
                    "?limit="
                            + (selector.isEmpty() ? PAGE : LABELLED_PAGE)
                            + (selector.isEmpty()
                                    ? ""
                                    : "&labelSelector=" + ObjectPaths.encoded(selector))
                            + (next.isEmpty() ? "" : "&continue=" + ObjectPaths.encoded(next));
            JsonObject page = object(Request.get(path + query).accepting(accept));
            page.array("items").stream()
                    .filter(JsonObject.class::isInstance)
                    .map(JsonObject.class::cast)
                    .map(item -> typed(item, page))
                    .forEach(items::add);
            next = page.object("metadata").text("continue").orElse("");
        } while (!next.isEmpty());
        return items;
    }

    /// How many objects a whole collection has, by the first of them and the server's count of the rest.
    int count(String path) {
        JsonObject page = object(Request.get(path + "?limit=1").accepting(METADATA));
        int rest =
                page.object("metadata").get("remainingItemCount").orElse(null)
                                instanceof JsonNumber(var number)
                        ? number.intValue()
                        : 0;
        return page.array("items").size() + rest;
    }

    /// Items of a list leave out their own type.
    private static JsonObject typed(JsonObject item, JsonObject list) {
        String kind = list.text("kind").orElse("").replaceAll("List$", "");
        JsonObject named =
                item.get("kind").isPresent()
                        ? item
                        : item.with("kind", dev.sailplan.common.domain.json.Json.text(kind));
        return named.get("apiVersion").isPresent()
                ? named
                : list.get("apiVersion").map(v -> named.with("apiVersion", v)).orElse(named);
    }

    private Reply send(Request request) {
        try {
            return server.send(request.on(cause));
        } catch (IOException e) {
            throw unreachable(request, e);
        }
    }

    private static ClusterUnavailable unreachable(Request request, IOException e) {
        return new ClusterUnavailable("GET " + plain(request) + ": " + e.getMessage(), e);
    }

    private static String plain(Request request) {
        return request.path().replaceAll("\\?.*", "");
    }
}
