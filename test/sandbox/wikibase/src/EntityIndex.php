<?php
declare( strict_types=1 );
namespace WikibaseStandIn;

use Wikimedia\Rdbms\IReadableDatabase;
use Wikimedia\Rdbms\SelectQueryBuilder;

/** Reads the tables of one wiki: its own, or on other sites those of the repository. */
final class EntityIndex implements PropertyTypes {
	/** @var array<string,string|null> */
	private array $datatypes = [];

	public function __construct( private readonly IReadableDatabase $db ) {
	}

	/**
	 * @param list<string> $ids
	 * @return array<string,EntityRow> by id; those that do not exist are left out
	 */
	public function rows( array $ids ): array {
		if ( $ids === [] ) {
			return [];
		}
		$found = $this->db->newSelectQueryBuilder()
			->select( '*' )->from( 'standin_entity' )->where( [ 'se_id' => array_values( array_unique( $ids ) ) ] )
			->caller( __METHOD__ )->fetchResultSet();
		$rows = [];
		foreach ( $found as $row ) {
			$rows[$row->se_id] = new EntityRow( $row );
		}
		return $rows;
	}

	public function row( string $id ): ?EntityRow {
		return $this->rows( [ $id ] )[$id] ?? null;
	}

	/** @inheritDoc */
	public function datatypes( iterable $properties ): array {
		$wanted = is_array( $properties ) ? $properties : iterator_to_array( $properties, false );
		$unknown = array_values( array_diff( array_unique( $wanted ), array_keys( $this->datatypes ) ) );
		if ( $unknown ) {
			$this->datatypes += array_fill_keys( $unknown, null );
			$found = $this->db->newSelectQueryBuilder()
				->select( [ 'se_id', 'se_datatype' ] )->from( 'standin_entity' )
				->where( [ 'se_id' => $unknown, 'se_type' => 'property' ] )
				->caller( __METHOD__ )->fetchResultSet();
			foreach ( $found as $row ) {
				$this->datatypes[$row->se_id] = $row->se_datatype;
			}
		}
		return array_filter( array_intersect_key( $this->datatypes, array_flip( $wanted ) ) );
	}

	/** Forgets data types it has read: a property was made since. */
	public function forget(): void {
		$this->datatypes = [];
	}

	/**
	 * @param list<string> $ids
	 * @return list<string> those that exist, redirects included
	 */
	public function existing( array $ids ): array {
		return $ids === [] ? [] : $this->db->newSelectQueryBuilder()
			->select( 'se_id' )->from( 'standin_entity' )->where( [ 'se_id' => $ids ] )
			->caller( __METHOD__ )->fetchFieldValues();
	}

	/** Id of the item with this sitelink. $title is in its full text form, with spaces. */
	public function bySitelink( string $site, string $title ): ?string {
		$id = $this->db->newSelectQueryBuilder()
			->select( 'ss_entity' )->from( 'standin_sitelink' )->where( [ 'ss_site' => $site, 'ss_title' => $title ] )
			->caller( __METHOD__ )->fetchField();
		return $id === false ? null : $id;
	}

	/**
	 * @param list<string> $titles
	 * @return array<string,string> item id by title
	 */
	public function bySitelinks( string $site, array $titles ): array {
		if ( $titles === [] ) {
			return [];
		}
		$found = $this->db->newSelectQueryBuilder()
			->select( [ 'ss_title', 'ss_entity' ] )->from( 'standin_sitelink' )
			->where( [ 'ss_site' => $site, 'ss_title' => $titles ] )
			->caller( __METHOD__ )->fetchResultSet();
		$ids = [];
		foreach ( $found as $row ) {
			$ids[$row->ss_title] = $row->ss_entity;
		}
		return $ids;
	}

	/** Another entity of this type that has the same label in this language, and the same description when one is given. */
	public function withTerms( string $type, string $language, string $label, ?string $description, ?string $except ): ?string {
		$query = $this->db->newSelectQueryBuilder()
			->select( 'l.st_entity' )->from( 'standin_term', 'l' )
			->where( [ 'l.st_type' => $type, 'l.st_kind' => 'label', 'l.st_language' => $language, 'l.st_text' => $label ] )
			->orderBy( 'l.st_entity' )->caller( __METHOD__ );
		if ( $description !== null ) {
			$query->join( 'standin_term', 'd', [
				'd.st_entity = l.st_entity', 'd.st_kind' => 'description', 'd.st_language' => $language,
				'd.st_text' => $description,
			] );
		}
		if ( $except !== null ) {
			$query->andWhere( $this->db->expr( 'l.st_entity', '!=', $except ) );
		}
		$id = $query->fetchField();
		return $id === false ? null : $id;
	}

	/**
	 * Entities with a label or alias that begins with $prefix, in the first of $languages where they have one;
	 * whole matches first, then labels, then by age.
	 * @param list<string> $languages
	 * @return list<array{id:string,type:string,language:string,text:string}>
	 */
	public function search( string $type, string $prefix, array $languages, int $limit ): array {
		$key = self::key( $prefix );
		$found = $this->db->newSelectQueryBuilder()
			->select( [ 'st_entity', 'st_kind', 'st_language', 'st_text', 'st_key', 'se_number' ] )
			->from( 'standin_term' )->join( 'standin_entity', null, [ 'se_id = st_entity' ] )
			->where( [ 'st_type' => $type, 'st_kind' => [ 'label', 'alias' ], 'st_language' => $languages ] )
			->andWhere( $this->db->expr( 'st_key', '>=', $key ) )
			->andWhere( $this->db->expr( 'st_key', '<', $key . "\u{10FFFF}" ) )
			->caller( __METHOD__ )->fetchResultSet();
		$best = [];
		foreach ( $found as $row ) {
			$rank = [
				$row->st_key === $key ? 0 : 1,
				$row->st_kind === 'label' ? 0 : 1,
				(int)array_search( $row->st_language, $languages, true ),
				(int)$row->se_number,
			];
			if ( !isset( $best[$row->st_entity] ) || $rank < $best[$row->st_entity]['rank'] ) {
				$best[$row->st_entity] = [
					'rank' => $rank, 'id' => $row->st_entity, 'type' => $row->st_kind,
					'language' => $row->st_language, 'text' => $row->st_text,
				];
			}
		}
		usort( $best, static fn ( $one, $other ) => $one['rank'] <=> $other['rank'] );
		return array_slice( $best, 0, $limit );
	}

	/**
	 * @param list<string> $ids
	 * @return array<string,array<string,string>> label by id and language
	 */
	public function labels( array $ids ): array {
		$labels = [];
		if ( $ids ) {
			$found = $this->db->newSelectQueryBuilder()
				->select( [ 'st_entity', 'st_language', 'st_text' ] )->from( 'standin_term' )
				->where( [ 'st_entity' => $ids, 'st_kind' => 'label' ] )
				->caller( __METHOD__ )->fetchResultSet();
			foreach ( $found as $row ) {
				$labels[$row->st_entity][$row->st_language] = $row->st_text;
			}
		}
		return $labels;
	}

	/** The highest number any entity of this type has or ever was given. */
	public function lastNumber( string $type ): int {
		$counted = $this->db->newSelectQueryBuilder()->select( 'sc_last' )->from( 'standin_counter' )
			->where( [ 'sc_type' => $type ] )->caller( __METHOD__ )->fetchField();
		$present = $this->db->newSelectQueryBuilder()->select( 'se_number' )->from( 'standin_entity' )
			->where( [ 'se_type' => $type ] )->orderBy( 'se_number', SelectQueryBuilder::SORT_DESC )->limit( 1 )
			->caller( __METHOD__ )->fetchField();
		return max( (int)$counted, (int)$present );
	}

	/** Form in which texts are compared when searching. */
	public static function key( string $text ): string {
		return mb_strtolower( trim( $text ) );
	}
}
