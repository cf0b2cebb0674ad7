<?php
declare( strict_types=1 );
namespace SandboxWikibase;

use Wikibase\DataModel\Entity\NumericPropertyId;
use Wikibase\DataModel\Services\Lookup\PropertyDataTypeLookup;
use Wikibase\DataModel\Services\Lookup\PropertyDataTypeLookupException;
use WikibaseStandIn\PropertyTypes;

/** Data types of properties: of those just imported from memory, of others from Wikibase. */
final class KnownProperties implements PropertyTypes {
	/** @var array<string,string> */
	private array $types = [];

	public function __construct( private readonly PropertyDataTypeLookup $lookup ) {
	}

	public function learn( string $property, string $datatype ): void {
		$this->types[$property] = $datatype;
	}

	/** @inheritDoc */
	public function datatypes( iterable $properties ): array {
		$found = [];
		foreach ( $properties as $property ) {
			try {
				$this->types[$property] ??= $this->lookup->getDataTypeIdForProperty( new NumericPropertyId( $property ) );
				$found[$property] = $this->types[$property];
			} catch ( PropertyDataTypeLookupException ) {
				// Left out, as one that does not exist.
			}
		}
		return $found;
	}
}
