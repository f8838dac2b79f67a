package org.millwright.connectors.erp;

import java.io.StringReader;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.bootstrap.DOMImplementationRegistry;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;
import org.w3c.dom.ls.LSResourceResolver;

/**
 * Stands in for the BatchML schemas, which B2MML refers to and which come apart from it: declares
 * what it asks of them and nothing more. None of it is in documents of ours.
 */
final class BatchStandIn implements LSResourceResolver {

  private static final String TYPES =
      """
      <xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema"
          targetNamespace="http://www.mesa.org/xml/B2MML">
        <xsd:complexType name="BatchProductionRecordType"/>
        <xsd:complexType name="GRecipeType"/>
        <xsd:complexType name="ProcessElementType"/>
        <xsd:complexType name="ResourceConstraintType"/>
      </xsd:schema>
      """;

  @Override
  public @Nullable LSInput resolveResource(
      String type, String namespace, String publicId, String systemId, String base) {
    if (systemId == null || !systemId.endsWith("BatchML-GeneralRecipe.xsd")) {
      return null;
    }
    try {
      var dom =
          (DOMImplementationLS)
              DOMImplementationRegistry.newInstance().getDOMImplementation("LS 3.0");
      LSInput input = dom.createLSInput();
      input.setCharacterStream(new StringReader(TYPES));
      input.setSystemId(systemId);
      return input;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("every JDK has a DOM with load and save", e);
    }
  }
}
