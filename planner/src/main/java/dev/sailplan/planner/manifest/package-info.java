/// Bytes of an application's files in, objects or problems out; pure.
///
/// `ManifestReader` is the way in: `ObjectCollector` splits files into objects, `KnownKinds` knows what the cluster and the
/// application's own CRDs serve, `MetadataChecks` and `SchemaValidator` judge, `Normalizer` gives objects their one form.
@NullMarked
package dev.sailplan.planner.manifest;

import org.jspecify.annotations.NullMarked;
