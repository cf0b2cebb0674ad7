<?php
declare( strict_types=1 );
namespace WikibaseStandIn;

/** Knows which data type each property has. */
interface PropertyTypes {
	/**
	 * @param iterable<string> $properties
	 * @return array<string,string> data type by property id, for those that exist
	 */
	public function datatypes( iterable $properties ): array;
}
