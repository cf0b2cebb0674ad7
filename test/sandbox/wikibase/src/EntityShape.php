<?php
declare( strict_types=1 );
namespace WikibaseStandIn;

use MediaWiki\Api\ApiResult;

/** Entities, statements and references as the API answers them: data types in the snaks, `{}` for empty maps. */
final class EntityShape {
	private const MAPS = [ 'labels', 'descriptions', 'aliases', 'claims', 'statements', 'sitelinks' ];

	/** Marks the empty maps of an answer, so that they come as {} and not []. */
	public static function mark( array $entity ): array {
		foreach ( self::MAPS as $part ) {
			if ( isset( $entity[$part] ) ) {
				ApiResult::setArrayType( $entity[$part], 'assoc' );
			}
		}
		return $entity;
	}

	/**
	 * @param array<string,list<array>> $groups statements by property
	 * @param array<string,string> $datatypes by property
	 */
	public static function statementGroups( array $groups, array $datatypes ): array {
		foreach ( $groups as $property => $statements ) {
			$groups[$property] = array_map( static fn ( $one ) => self::statement( $one, $datatypes ), $statements );
		}
		return $groups;
	}

	public static function statement( array $statement, array $datatypes ): array {
		$statement['mainsnak'] = self::snak( $statement['mainsnak'], $datatypes );
		if ( isset( $statement['qualifiers'] ) ) {
			$statement['qualifiers'] = self::snaks( $statement['qualifiers'], $datatypes );
		}
		foreach ( $statement['references'] ?? [] as $position => $reference ) {
			$statement['references'][$position] = self::reference( $reference, $datatypes );
		}
		return $statement;
	}

	public static function reference( array $reference, array $datatypes ): array {
		return [ 'snaks' => self::snaks( $reference['snaks'], $datatypes ) ] + $reference;
	}

	/** @return list<string> ids of all properties used in these statements */
	public static function properties( array $groups ): array {
		$ids = [];
		foreach ( $groups as $property => $statements ) {
			$ids[$property] = true;
			foreach ( $statements as $statement ) {
				$ids += $statement['qualifiers'] ?? [];
				foreach ( $statement['references'] ?? [] as $reference ) {
					$ids += $reference['snaks'];
				}
			}
		}
		return array_keys( $ids );
	}

	private static function snaks( array $groups, array $datatypes ): array {
		foreach ( $groups as $property => $snaks ) {
			$groups[$property] = array_map( static fn ( $snak ) => self::snak( $snak, $datatypes ), $snaks );
		}
		return $groups;
	}

	private static function snak( array $snak, array $datatypes ): array {
		$datatype = $datatypes[$snak['property']] ?? null;
		return $datatype === null ? $snak : $snak + [ 'datatype' => $datatype ];
	}
}
